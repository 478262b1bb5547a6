package org.tallyport.edge.uplink;

import java.time.Duration;
import java.util.Optional;
import org.tallyport.wire.Compression;
import org.tallyport.wire.EdgeNode;

/**
 * How a board delivers.
 *
 * @param node the board
 * @param clientId its MQTT client id
 * @param primaryHost host id to wait for before births; empty: none
 * @param compression of blocks
 * @param firstWindowBytes canonical bytes under way at the start
 * @param lastWindowBytes canonical bytes under way at most
 * @param acknowledgementTimeout after which blocks under way count as lost
 * @param connectTimeout for one attempt
 * @param firstPause before the second attempt to connect
 * @param longestPause between two attempts
 */
public record UplinkSettings(
    EdgeNode node,
    String clientId,
    Optional<String> primaryHost,
    Compression compression,
    int firstWindowBytes,
    int lastWindowBytes,
    Duration acknowledgementTimeout,
    Duration connectTimeout,
    Duration firstPause,
    Duration longestPause) {
  public UplinkSettings {
    if (firstWindowBytes < 1
        || lastWindowBytes < firstWindowBytes
        || acknowledgementTimeout.toMillis() < 1
        || connectTimeout.toMillis() < 1
        || firstPause.toMillis() < 1
        || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "uplink: window "
              + firstWindowBytes
              + " to "
              + lastWindowBytes
              + " bytes, time-outs "
              + acknowledgementTimeout
              + " and "
              + connectTimeout
              + ", pauses "
              + firstPause
              + " to "
              + longestPause);
    }
  }

  /**
   * 64 KiB to 4 MiB under way, 10 s for an acknowledgement, 1 s to 20 s between attempts: a board
   * is heard again within 30 s of the end of an outage.
   */
  public static UplinkSettings of(
      EdgeNode node, Optional<String> primaryHost, Compression compression) {
    return new UplinkSettings(
        node,
        "tallyport-" + node.group() + "-" + node.edge(),
        primaryHost,
        compression,
        64 << 10,
        4 << 20,
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        Duration.ofSeconds(20));
  }
}
