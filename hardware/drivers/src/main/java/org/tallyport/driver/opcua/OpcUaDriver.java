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
 * queue} (1000); {@code shared} false (default) or true, for a node that another signal reads too,
 * such as the one wind sensor of two cranes.
 */
public final class OpcUaDriver implements SensorDriver {
  /** For the {@link java.util.ServiceLoader}. */
  public OpcUaDriver() {}

  private static final String ENCRYPTED = "basic256sha256";
  private static final int USUAL_PORT = 4840;

  @Override
  public String name() {
    return "opcua";
  }

  @Override
  public Plan plan(Settings source, List<Settings> channels) {
    String endpoint = source.address("endpoint", List.of("opc.tcp"), USUAL_PORT, true);
    PlcSettings settings =
        new PlcSettings(
            endpoint,
            source.word("security", List.of("none", ENCRYPTED), "none").equals(ENCRYPTED),
            login(source),
            source.file("pki", "pki"),
            Duration.ofMillis(source.integer("publishing_ms", 10, 60_000, 100)),
            Duration.ofMillis(source.integer("silence_ms", 200, 600_000, 5_000)),
            source.has("heartbeat") ? node(source, "heartbeat") : Optional.empty(),
            source.word("skew", List.of("auto", "none"), "auto").equals("auto"),
            channels.stream().map(each -> channel(each, endpoint)).toList());
    pauses(source, settings);
    source.finish();
    return clock -> OpcUaSensor.open(settings, clock, System::nanoTime);
  }

  /** A pause between two publishings must not be taken for a silence. */
  private static void pauses(Settings source, PlcSettings settings) {
    Duration least = settings.publishing().multipliedBy(2);
    if (settings.silence().compareTo(least) < 0
        && source.sound("silence_ms")
        && source.sound("publishing_ms")) {
      source.fault(
          "silence_ms",
          "is %d, wanted at least twice publishing_ms, %d"
              .formatted(settings.silence().toMillis(), least.toMillis()));
    }
  }

  private static Optional<PlcSettings.Login> login(Settings source) {
    String password = source.text("password", "");
    if (source.has("password") && !source.has("user")) {
      source.fault("password", "stands without \"user\"");
    }
    return source.has("user")
        ? Optional.of(new PlcSettings.Login(source.text("user"), password))
        : Optional.empty();
  }

  private static PlcSettings.Channel channel(Settings channel, String endpoint) {
    NodeId node = node(channel, "node").orElse(NodeId.NULL_VALUE);
    if (!channel.flag("shared", false)) {
      channel.claim("node", "node " + node.toParseableString() + " of " + endpoint);
    }
    PlcSettings.Channel planned =
        new PlcSettings.Channel(
            node,
            Duration.ofMillis(channel.integer("sampling_ms", 0, 60_000, 50)),
            (int) channel.integer("queue", 1, 65_535, 1_000));
    channel.finish();
    return planned;
  }

  private static Optional<NodeId> node(Settings settings, String key) {
    String text = settings.text(key);
    Optional<NodeId> node = NodeId.parseSafe(text);
    if (node.isEmpty() && settings.sound(key)) {
      settings.fault(key, "is \"" + text + "\", wanted a node id such as ns=2;s=STS1.Locked");
    }
    return node;
  }
}
