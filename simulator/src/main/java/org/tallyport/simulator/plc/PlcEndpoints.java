package org.tallyport.simulator.plc;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigBuilder;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;

/** Where clients find a PLC's server, how they may come in, and how many. */
final class PlcEndpoints {
  private PlcEndpoints() {}

  /**
   * The configuration of a server.
   *
   * @param mostSessions asked for every session that a client wants
   */
  static OpcUaServerConfig config(
      int port,
      String path,
      PlcAccess access,
      Optional<PlcIdentity> identity,
      IntSupplier mostSessions) {
    OpcUaServerConfigBuilder config = OpcUaServerConfig.builder();
    config.setApplicationName(LocalizedText.english("Tallyport simulated PLC"));
    config.setApplicationUri(PlcIdentity.APPLICATION_URI);
    config.setProductUri(PlcIdentity.APPLICATION_URI);
    config.setCertificateManager(
        identity.map(PlcIdentity::certificates).orElseGet(PlcIdentity::none));
    config.setLimits(
        new OpcUaServerConfigLimits() {
          @Override
          public UInteger getMaxSessions() {
            return Unsigned.uint(mostSessions.getAsInt());
          }
        });
    config.setIdentityValidator(
        access.login().map(PlcEndpoints::only).orElse(AnonymousIdentityValidator.INSTANCE));
    Set<EndpointConfig> endpoints = new LinkedHashSet<>();
    endpoints.add(endpoint(port, path, access, identity, SecurityPolicy.None));
    if (access.secure()) {
      endpoints.add(endpoint(port, path, access, identity, SecurityPolicy.Basic256Sha256));
    }
    config.setEndpoints(endpoints);
    return config.build();
  }

  private static EndpointConfig endpoint(
      int port,
      String path,
      PlcAccess access,
      Optional<PlcIdentity> identity,
      SecurityPolicy policy) {
    boolean open = policy == SecurityPolicy.None;
    return EndpointConfig.newBuilder()
        .setBindAddress("127.0.0.1")
        .setHostname("127.0.0.1")
        .setBindPort(port)
        .setPath(path)
        .setCertificate(identity.map(PlcIdentity::certificate).orElse(null))
        .setSecurityPolicy(policy)
        .setSecurityMode(open ? MessageSecurityMode.None : MessageSecurityMode.SignAndEncrypt)
        .addTokenPolicies(
            access.login().isPresent()
                ? new UserTokenPolicy(
                    "username", UserTokenType.UserName, null, null, SecurityPolicy.None.getUri())
                : OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS)
        .build();
  }

  private static IdentityValidator only(PlcAccess.Login login) {
    return new UsernameIdentityValidator(
        who ->
            who.getUsername().equals(login.user()) && who.getPassword().equals(login.password()));
  }
}
