package org.tallyport.driver.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Period;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * The key and self-signed certificate that this board shows to PLCs, made on first use: {@code
 * pki/own/tallyport.p12} (readable by its owner alone, which is its protection), and the
 * certificate again as {@code pki/own/tallyport.der}, to be given to the PLC.
 */
record OwnCertificate(KeyPair keys, X509Certificate certificate) {
  static final String APPLICATION_URI = "urn:tallyport:edge";

  private static final String ALIAS = "tallyport";
  private static final char[] UNLOCKED = {};
  private static final Period VALIDITY = Period.ofYears(20);

  /** Reads it, or makes it where there is none; a damaged one is a fault, never overwritten. */
  static OwnCertificate in(Path pki) throws PlcFault {
    Path file = pki.resolve("own").resolve("tallyport.p12");
    synchronized (OwnCertificate.class) {
      try {
        return Files.exists(file) ? read(file) : create(file);
      } catch (Exception e) {
        throw new PlcFault("own certificate " + file, e);
      }
    }
  }

  private static OwnCertificate read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, UNLOCKED);
    }
    if (store.getKey(ALIAS, UNLOCKED) instanceof PrivateKey key
        && store.getCertificate(ALIAS) instanceof X509Certificate certificate) {
      return new OwnCertificate(new KeyPair(certificate.getPublicKey(), key), certificate);
    }
    throw new GeneralSecurityException("no key named " + ALIAS);
  }

  private static OwnCertificate create(Path file) throws Exception {
    KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
    String host = InetAddress.getLocalHost().getHostName();
    X509Certificate certificate =
        new SelfSignedCertificateBuilder(keys)
            .setCommonName("Tallyport " + host)
            .setOrganization("Tallyport")
            .setApplicationUri(APPLICATION_URI)
            .addDnsName(host)
            .setValidityPeriod(VALIDITY)
            .build();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, UNLOCKED);
    store.setKeyEntry(ALIAS, keys.getPrivate(), UNLOCKED, new Certificate[] {certificate});
    Path folder = Files.createDirectories(pathOfFolder(file));
    Path partial = Files.createTempFile(folder, "tallyport", ".partial");
    Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rw-------"));
    try (OutputStream out = Files.newOutputStream(partial)) {
      store.store(out, UNLOCKED);
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    Files.write(folder.resolve("tallyport.der"), certificate.getEncoded());
    return new OwnCertificate(keys, certificate);
  }

  private static Path pathOfFolder(Path file) {
    Path folder = file.getParent();
    return folder == null ? Path.of(".") : folder;
  }
}
