package org.tallyport.driver.opcua;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * One PLC as configured.
 *
 * @param endpoint {@code opc.tcp://host:port/path}
 * @param secure Basic256Sha256 SignAndEncrypt instead of no security
 * @param login who we are, if the PLC asks
 * @param pki folder of our key ({@code own}) and of the certificates we trust ({@code trusted})
 * @param publishing publishing interval asked for
 * @param silence after so much real time without a sign of life the PLC is not believed any more
 * @param heartbeat a node whose value changes steadily
 * @param measureSkew measure the PLC's clock; otherwise it is the board's UTC
 * @param channels the nodes to read, in channel order
 */
record PlcSettings(
    String endpoint,
    boolean secure,
    Optional<Login> login,
    Path pki,
    Duration publishing,
    Duration silence,
    Optional<NodeId> heartbeat,
    boolean measureSkew,
    List<Channel> channels) {

  /** A user and the password. */
  record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[user=" + user + "]";
    }
  }

  /**
   * One node.
   *
   * @param node its id
   * @param sampling sampling interval asked for; 0 is by exception
   * @param queue values that the PLC is to keep between two publishings
   */
  record Channel(NodeId node, Duration sampling, int queue) {}

  PlcSettings {
    channels = List.copyOf(channels);
  }
}
