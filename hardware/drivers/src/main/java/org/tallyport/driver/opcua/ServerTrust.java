package org.tallyport.driver.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a PLC whose certificate, or the certificate of its issuer, lies in {@code pki/trusted}
 * (DER or PEM). Any other is put into {@code pki/rejected} and refused with a message that names
 * the file to move. A pinned certificate is taken even when its dates are over: boards may not know
 * the date.
 */
record ServerTrust(Path pki) implements CertificateValidator {
  @Override
  public void validateCertificateChain(
      List<X509Certificate> chain,
      @Nullable String applicationUri,
      @Nullable String[] validHostnames)
      throws UaException {
    X509Certificate leaf = chain.getFirst();
    try {
      Path trusted = Files.createDirectories(pki.resolve("trusted"));
      if (!trusts(trusted, leaf)) {
        Path rejected = reject(leaf);
        throw new UaException(
            StatusCodes.Bad_CertificateUntrusted,
            "the PLC's certificate \""
                + leaf.getSubjectX500Principal().getName()
                + "\" is not trusted; to trust it move "
                + rejected
                + " to "
                + trusted);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new UaException(
          StatusCodes.Bad_CertificateInvalid, "trust list " + pki + ": " + e.getMessage(), e);
    }
  }

  private static boolean trusts(Path folder, X509Certificate leaf)
      throws IOException, GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          if (factory.generateCertificate(in) instanceof X509Certificate trusted
              && (Arrays.equals(trusted.getEncoded(), leaf.getEncoded())
                  || issued(trusted, leaf))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean issued(X509Certificate issuer, X509Certificate leaf) {
    if (issuer.getBasicConstraints() < 0
        || !issuer.getSubjectX500Principal().equals(leaf.getIssuerX500Principal())) {
      return false;
    }
    try {
      leaf.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private Path reject(X509Certificate leaf) throws IOException, GeneralSecurityException {
    byte[] encoded = leaf.getEncoded();
    String thumbprint =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(encoded));
    Path file = Files.createDirectories(pki.resolve("rejected")).resolve(thumbprint + ".der");
    return Files.write(file, encoded);
  }
}
