package org.tallyport.wire.paho;

import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** Makes the one socket of a link. */
final class GatedSockets extends SocketFactory {
  private final Optional<SSLSocketFactory> tls;
  private final CountDownLatch written;

  GatedSockets(Optional<SSLSocketFactory> tls, CountDownLatch written) {
    this.tls = tls;
    this.written = written;
  }

  @Override
  public Socket createSocket() {
    return new GatedSocket(tls, written);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unconnected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw unconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw unconnected();
  }

  private static UnsupportedOperationException unconnected() {
    return new UnsupportedOperationException("only sockets that are connected later");
  }
}
