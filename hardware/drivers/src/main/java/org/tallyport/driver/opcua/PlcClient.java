package org.tallyport.driver.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;

/** Opens and closes Milo clients as the settings want them. Every call is bounded in real time. */
final class PlcClient {
  /** For a whole step that takes several round trips. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private PlcClient() {}

  /** A client with an active session. */
  static OpcUaClient open(PlcSettings settings) throws PlcFault, InterruptedException {
    Optional<OwnCertificate> own =
        settings.secure() ? Optional.of(OwnCertificate.in(settings.pki())) : Optional.empty();
    OpcUaClient client;
    try {
      client =
          OpcUaClient.create(
              settings.endpoint(),
              endpoints -> select(settings, endpoints),
              transport -> transport.setConnectTimeout(uint(5_000)),
              config -> configure(settings, own, config));
    } catch (UaException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new PlcFault("PLC " + settings.endpoint(), e);
    }
    try {
      connect(settings, client);
    } catch (PlcFault | InterruptedException e) {
      close(client);
      throw e;
    }
    return client;
  }

  /** Opens a session where there is none. */
  static void connect(PlcSettings settings, OpcUaClient client)
      throws PlcFault, InterruptedException {
    get("PLC " + settings.endpoint() + ", session", client.connectAsync());
  }

  /** Closes session and connection without waiting long. */
  static void close(OpcUaClient client) {
    try {
      client.disconnectAsync().get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // A PLC that does not say farewell is gone all the same.
    }
  }

  /** The answer to a request, waited for no longer than the patience of a step. */
  static <T> T get(String what, CompletableFuture<T> answer) throws PlcFault, InterruptedException {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new PlcFault(what, e);
    } catch (TimeoutException e) {
      answer.cancel(false);
      throw new PlcFault(what + ": no answer within " + PATIENCE.toSeconds() + " s");
    }
  }

  private static Optional<EndpointDescription> select(
      PlcSettings settings, List<EndpointDescription> endpoints) {
    SecurityPolicy policy = settings.secure() ? SecurityPolicy.Basic256Sha256 : SecurityPolicy.None;
    MessageSecurityMode mode =
        settings.secure() ? MessageSecurityMode.SignAndEncrypt : MessageSecurityMode.None;
    String host = EndpointUtil.getHost(settings.endpoint());
    return endpoints.stream()
        .filter(endpoint -> policy.getUri().equals(endpoint.getSecurityPolicyUri()))
        .filter(endpoint -> mode == endpoint.getSecurityMode())
        .findFirst()
        .map(
            endpoint ->
                EndpointUtil.updateUrl(
                    endpoint,
                    host == null ? "localhost" : host,
                    EndpointUtil.getPort(settings.endpoint())));
  }

  private static void configure(
      PlcSettings settings, Optional<OwnCertificate> own, OpcUaClientConfigBuilder config) {
    CertificateValidator trust = new ServerTrust(settings.pki());
    config.setApplicationName(LocalizedText.english("Tallyport edge"));
    config.setApplicationUri(OwnCertificate.APPLICATION_URI);
    config.setRequestTimeout(uint(Math.max(5_000, settings.silence().toMillis())));
    config.setCertificateValidator(trust);
    own.ifPresent(
        certificate -> {
          config.setKeyPair(certificate.keys());
          config.setCertificate(certificate.certificate());
          config.setCertificateChain(new X509Certificate[] {certificate.certificate()});
        });
    settings
        .login()
        .ifPresent(
            login ->
                config.setIdentityProvider(
                    settings.secure()
                        ? new UsernameProvider(login.user(), login.password(), trust)
                        : new UsernameProvider(login.user(), login.password())));
  }
}
