package org.tallyport.wire.paho;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A connection, plain or TLS, that gives nothing to read, not even its end, before the first byte
 * was written. Paho starts its reader, sender and callback threads one after the other and waits
 * for each to be seen running; when the broker hangs up in between, that wait never ends and its
 * thread is lost. Paho writes CONNECT only once all of them run. TLS is made in here, so that Paho
 * sees a plain socket in both cases.
 */
final class GatedSocket extends Socket {
  private final Optional<SSLSocketFactory> tls;
  private final CountDownLatch written;
  private final Socket raw = new Socket();
  private volatile Socket carrier = raw;

  /**
   * A connection to be.
   *
   * @param tls empty: plain
   * @param written is counted down at the first byte written
   */
  GatedSocket(Optional<SSLSocketFactory> tls, CountDownLatch written) {
    this.tls = tls;
    this.written = written;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMilliseconds) throws IOException {
    raw.setTcpNoDelay(true);
    raw.connect(endpoint, timeoutMilliseconds);
    if (tls.isPresent() && endpoint instanceof InetSocketAddress address) {
      raw.setSoTimeout(timeoutMilliseconds);
      carrier = handshake(tls.get(), address);
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(carrier.getInputStream()) {
      @Override
      public int read() throws IOException {
        awaitWritten();
        return super.read();
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        awaitWritten();
        return super.read(bytes, from, length);
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(carrier.getOutputStream()) {
      @Override
      public void write(int octet) throws IOException {
        written.countDown();
        out.write(octet);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        written.countDown();
        out.write(bytes, from, length);
      }
    };
  }

  @Override
  public void setSoTimeout(int milliseconds) throws SocketException {
    carrier.setSoTimeout(milliseconds);
  }

  @Override
  public void shutdownInput() throws IOException {
    carrier.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    carrier.shutdownOutput();
  }

  @Override
  public boolean isClosed() {
    return raw.isClosed();
  }

  /** Closes the TCP connection at once; TLS's own goodbye could block on a dead line. */
  @Override
  public void close() throws IOException {
    written.countDown();
    raw.close();
  }

  private Socket handshake(SSLSocketFactory factory, InetSocketAddress address) throws IOException {
    SSLSocket secure =
        (SSLSocket) factory.createSocket(raw, address.getHostString(), address.getPort(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private void awaitWritten() throws IOException {
    try {
      written.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before the first byte was written");
    }
  }
}
