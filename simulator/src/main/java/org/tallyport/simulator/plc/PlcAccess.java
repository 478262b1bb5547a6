package org.tallyport.simulator.plc;

import java.util.Optional;

/**
 * How clients may come in.
 *
 * @param secure Basic256Sha256 SignAndEncrypt beside no security; any client certificate is taken
 * @param login the user that must be named; without one everybody may read
 */
public record PlcAccess(boolean secure, Optional<Login> login) {
  /** A user and the password. */
  public record Login(String user, String password) {}

  /** No security, nobody asked. */
  public static PlcAccess open() {
    return new PlcAccess(false, Optional.empty());
  }

  /** With a Basic256Sha256 endpoint beside the open one. */
  public static PlcAccess withSecurity() {
    return new PlcAccess(true, Optional.empty());
  }
}
