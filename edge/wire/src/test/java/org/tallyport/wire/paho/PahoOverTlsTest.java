package org.tallyport.wire.paho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.wire.Link;
import org.tallyport.wire.Message;

/** TLS is made in our own socket: it has to check who the broker is. */
@Timeout(60)
class PahoOverTlsTest {
  private static final Message WILL = new Message("a/will", new byte[] {1}, 1, false);

  @TempDir private Path folder;

  @Test
  void aBrokerThatIsTrustedIsReached() throws Exception {
    Path keys = keys("ip:127.0.0.1");
    try (EmbeddedBroker broker = broker(keys)) {
      Link link = open(broker, Optional.of(trusting(keys)));
      await(() -> link.state() instanceof Link.State.Up);
      link.subscribe("a/b", 0);
      assertTrue(link.publish(new Message("a/b", new byte[] {7}, 0, false)));
      Message[] got = new Message[1];
      await(
          () -> {
            link.poll().ifPresent(message -> got[0] = message);
            return got[0] != null;
          });
      assertEquals(7, got[0].payload()[0]);
      link.close(true);
    }
  }

  @Test
  void aBrokerThatNobodyVouchesForIsNotReached() throws Exception {
    try (EmbeddedBroker broker = broker(keys("ip:127.0.0.1"))) {
      refused(open(broker, Optional.empty()));
    }
  }

  @Test
  void aBrokerOfAnotherNameIsNotReached() throws Exception {
    Path keys = keys("dns:elsewhere.example");
    try (EmbeddedBroker broker = broker(keys)) {
      refused(open(broker, Optional.of(trusting(keys))));
    }
  }

  private static void refused(Link link) {
    await(() -> link.state() instanceof Link.State.Down);
    String reason = ((Link.State.Down) link.state()).reason();
    assertTrue(reason.contains("SSLHandshakeException"), reason);
  }

  private static Link open(EmbeddedBroker broker, Optional<SSLSocketFactory> trust) {
    String url = broker.url().replace("tcp:", "ssl:");
    Broker secure =
        new Broker(
            url,
            Optional.empty(),
            trust,
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            64,
            100,
            1_000_000);
    return new PahoLinks(secure, System::nanoTime).open("board", WILL);
  }

  private static EmbeddedBroker broker(Path keys) throws Exception {
    return new EmbeddedBroker(
        EmbeddedBroker.freePort(),
        "sslEnabled=true;keyStoreType=PKCS12;keyStorePassword=changeit;keyStorePath=" + keys);
  }

  private Path keys(String name) throws Exception {
    Path keys = folder.resolve("keys.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "san=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                keys.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "keytool did not end");
    assertEquals(0, process.exitValue(), () -> "keytool, see " + folder);
    return keys;
  }

  private static SSLSocketFactory trusting(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, "changeit".toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("broker", store.getCertificate("broker"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private static void await(BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
