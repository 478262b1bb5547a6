package org.tallyport.wire.paho;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where a broker is and what a link to it may cost.
 *
 * @param url {@code tcp://host:1883} or {@code ssl://host:8883}; {@code mqtt} and {@code mqtts}
 *     mean the same
 * @param login empty: anonymous
 * @param tls for {@code ssl}: makes the sockets; empty: the Java runtime's trust store
 * @param keepAlive whole seconds, 1 s to 18 h
 * @param connectTimeout whole seconds from 1 s on: until the broker has answered the CONNECT
 * @param inFlight most messages that were taken but not yet written
 * @param inboundMessages most messages that wait to be polled
 * @param inboundBytes most payload bytes that wait to be polled
 */
public record Broker(
    String url,
    Optional<Login> login,
    Optional<SSLSocketFactory> tls,
    Duration keepAlive,
    Duration connectTimeout,
    int inFlight,
    int inboundMessages,
    long inboundBytes) {
  private static final Set<String> SCHEMES = Set.of("tcp", "ssl", "mqtt", "mqtts");

  /** A user and a password; the password is in no text. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  public Broker {
    URI uri = URI.create(url);
    if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "broker \"" + url + "\": wanted tcp://host:port or ssl://host:port");
    }
    if (keepAlive.toSeconds() < 1 || keepAlive.toSeconds() > 65_535) {
      throw new IllegalArgumentException("keep-alive " + keepAlive + ": wanted 1 s to 18 h");
    }
    if (connectTimeout.toSeconds() < 1 || connectTimeout.toSeconds() > 600) {
      throw new IllegalArgumentException(
          "connect time-out " + connectTimeout + ": wanted 1 to 600 s");
    }
    if (inFlight < 1 || inboundMessages < 1 || inboundBytes < 1) {
      throw new IllegalArgumentException("broker " + url + ": limits below 1");
    }
  }

  /** Keep-alive 30 s, connect time-out 10 s, 64 in flight, 10,000 messages of at most 64 MB. */
  public static Broker at(String url) {
    return new Broker(
        url,
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        64,
        10_000,
        64_000_000);
  }

  /** The same broker with a user and password. */
  public Broker withLogin(String user, String password) {
    return new Broker(
        url,
        Optional.of(new Login(user, password)),
        tls,
        keepAlive,
        connectTimeout,
        inFlight,
        inboundMessages,
        inboundBytes);
  }

  /** The same broker with these limits. */
  public Broker withLimits(int inFlight, int inboundMessages, long inboundBytes) {
    return new Broker(
        url, login, tls, keepAlive, connectTimeout, inFlight, inboundMessages, inboundBytes);
  }

  /** The same broker with these times. */
  public Broker withTimes(Duration keepAlive, Duration connectTimeout) {
    return new Broker(
        url, login, tls, keepAlive, connectTimeout, inFlight, inboundMessages, inboundBytes);
  }

  /** The address as Paho has it: plain always, because TLS is made in the socket. */
  String pahoUrl() {
    URI uri = URI.create(url);
    int port = uri.getPort() < 0 ? (secure() ? 8883 : 1883) : uri.getPort();
    return "tcp://" + uri.getHost() + ":" + port;
  }

  /** What makes TLS of the connection; empty: plain. */
  Optional<SSLSocketFactory> security() {
    return secure()
        ? Optional.of(tls.orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault()))
        : Optional.empty();
  }

  private boolean secure() {
    return url.startsWith("ssl:") || url.startsWith("mqtts:");
  }
}
