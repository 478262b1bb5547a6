package org.tallyport.simulator.plc;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * The PLC's own key and certificate, kept over restarts. It takes any client certificate, as a PLC
 * in commissioning does; the client's trust is what is under test.
 *
 * @param certificate self-signed
 * @param certificates the same, as the server wants it
 */
record PlcIdentity(X509Certificate certificate, CertificateManager certificates) {
  static final String APPLICATION_URI = "urn:tallyport:simulator:plc";

  /** A new key and certificate, or an {@link IllegalStateException} where RSA is missing. */
  static PlcIdentity create() {
    try {
      KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
      X509Certificate certificate = selfSigned(keys);
      CertificateValidator everybody = (_, _, _) -> {};
      DefaultApplicationGroup group =
          DefaultApplicationGroup.createAndInitialize(
              new MemoryTrustListManager(),
              new MemoryCertificateStore(),
              new OneCertificate(keys, certificate),
              everybody);
      return new PlcIdentity(
          certificate, new DefaultCertificateManager(new MemoryCertificateQuarantine(), group));
    } catch (Exception e) {
      throw new IllegalStateException("certificate of the simulated PLC: " + e.getMessage(), e);
    }
  }

  /** No certificate at all, for a PLC without security. */
  static CertificateManager none() {
    return new DefaultCertificateManager(new MemoryCertificateQuarantine());
  }

  private static X509Certificate selfSigned(KeyPair keys) throws Exception {
    return new SelfSignedCertificateBuilder(keys)
        .setCommonName("Tallyport simulated PLC")
        .setOrganization("Tallyport")
        .setApplicationUri(APPLICATION_URI)
        .addDnsName("localhost")
        .addIpAddress("127.0.0.1")
        .build();
  }

  private static final class OneCertificate extends RsaSha256CertificateFactory {
    private final KeyPair keys;
    private final X509Certificate certificate;

    OneCertificate(KeyPair keys, X509Certificate certificate) {
      this.keys = keys;
      this.certificate = certificate;
    }

    @Override
    protected KeyPair createRsaSha256KeyPair() {
      return keys;
    }

    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair given)
        throws GeneralSecurityException {
      return new X509Certificate[] {certificate};
    }
  }
}
