package org.tallyport.driver.opcua;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.Settings;

/**
 * Reads the nodes of a PLC by an OPC UA subscription.
 *
 * <p>Source settings: {@code endpoint}; {@code security} none (default) or basic256sha256; {@code
 * user}, {@code password}; {@code pki} folder, relative to the configuration file (default {@code
 * pki}); {@code publishing_ms} (100); {@code silence_ms} (5000); {@code heartbeat} node id; {@code
 * skew} auto (default) or none. Channel settings: {@code node}; {@code sampling_ms} (50); {@code
 * queue} (1000).
 */
public final class OpcUaDriver implements SensorDriver {
  /** For the {@link java.util.ServiceLoader}. */
  public OpcUaDriver() {}

  private static final String ENCRYPTED = "basic256sha256";

  @Override
  public String name() {
    return "opcua";
  }

  @Override
  public Plan plan(Settings source, List<Settings> channels) {
    PlcSettings settings =
        new PlcSettings(
            endpoint(source),
            source.word("security", List.of("none", ENCRYPTED), "none").equals(ENCRYPTED),
            login(source),
            source.file("pki", "pki"),
            Duration.ofMillis(source.integer("publishing_ms", 10, 60_000, 100)),
            Duration.ofMillis(source.integer("silence_ms", 200, 600_000, 5_000)),
            source.has("heartbeat") ? node(source, "heartbeat") : Optional.empty(),
            source.word("skew", List.of("auto", "none"), "auto").equals("auto"),
            channels.stream().map(OpcUaDriver::channel).toList());
    if (settings.silence().compareTo(settings.publishing().multipliedBy(2)) < 0) {
      source.fault(
          "silence_ms", "is less than twice publishing_ms: every pause would be a silence");
    }
    source.finish();
    return clock -> OpcUaSensor.open(settings, clock, System::nanoTime);
  }

  private static String endpoint(Settings source) {
    String endpoint = source.text("endpoint");
    if (!endpoint.startsWith("opc.tcp://")) {
      source.fault("endpoint", "is \"" + endpoint + "\", wanted opc.tcp://host:port/path");
    }
    return endpoint;
  }

  private static Optional<PlcSettings.Login> login(Settings source) {
    String password = source.text("password", "");
    return source.has("user")
        ? Optional.of(new PlcSettings.Login(source.text("user"), password))
        : Optional.empty();
  }

  private static PlcSettings.Channel channel(Settings channel) {
    PlcSettings.Channel planned =
        new PlcSettings.Channel(
            node(channel, "node").orElse(NodeId.NULL_VALUE),
            Duration.ofMillis(channel.integer("sampling_ms", 0, 60_000, 50)),
            (int) channel.integer("queue", 1, 65_535, 1_000));
    channel.finish();
    return planned;
  }

  private static Optional<NodeId> node(Settings settings, String key) {
    String text = settings.text(key);
    Optional<NodeId> node = NodeId.parseSafe(text);
    if (node.isEmpty()) {
      settings.fault(key, "is \"" + text + "\", wanted a node id such as ns=2;s=STS1.Locked");
    }
    return node;
  }
}
