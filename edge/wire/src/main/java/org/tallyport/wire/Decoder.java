package org.tallyport.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads every message of Sparkplug B that a board or a gateway may meet. Total: whatever the bytes,
 * the answer is a {@link Received}; it costs no more than its {@link Limits}. Not for use by
 * several threads at once.
 */
public final class Decoder {
  /**
   * What one message may cost.
   *
   * @param payloadBytes largest payload
   * @param inflatedBytes largest payload after unpacking
   * @param metrics most metrics in one payload
   */
  public record Limits(int payloadBytes, int inflatedBytes, int metrics) {
    /** 1 MiB, 4 MiB unpacked, 100,000 metrics. */
    public static final Limits DEFAULT = new Limits(1 << 20, 4 << 20, 100_000);

    public Limits {
      if (payloadBytes < 1 || inflatedBytes < 1 || metrics < 1) {
        throw new IllegalArgumentException("limits below 1");
      }
    }
  }

  private static final Pattern ONLINE = Pattern.compile("\"online\"\\s*:\\s*(true|false)\\b");
  private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\"\\s*:\\s*(\\d{1,18})\\b");
  private static final int LONGEST_STATE = 1_024;

  private final PayloadReader payload;
  private final BirthReader births;
  private final DataReader data;
  private final BlockFields fields = new BlockFields();

  public Decoder(Limits limits) {
    payload = new PayloadReader(limits);
    births = new BirthReader(payload);
    data = new DataReader(payload);
  }

  public Decoder() {
    this(Limits.DEFAULT);
  }

  /**
   * What the message says.
   *
   * @param message as it came
   * @param lookup finds the definitions of a board; the board side may give {@code node -> null}
   */
  public Received decode(Message message, Definitions.Lookup lookup) {
    Topic topic;
    try {
      topic = Topic.parse(message.topic());
    } catch (MalformedMessage e) {
      return new Received.Refused(Optional.empty(), String.valueOf(e.getMessage()));
    }
    try {
      return switch (topic) {
        case Topic.Host host -> state(host, message.payload());
        case Topic.Node node -> node(node, message.payload(), lookup);
        case Topic.Device device -> device(device, message.payload(), lookup);
      };
    } catch (MalformedMessage | MalformedBlock e) {
      return new Received.Refused(node(topic), topic.text() + ": " + e.getMessage());
    }
  }

  private Received node(Topic.Node topic, byte[] bytes, Definitions.Lookup lookup)
      throws MalformedMessage, MalformedBlock {
    payload.over(bytes);
    EdgeNode node = topic.node();
    return switch (topic.verb()) {
      case BIRTH -> births.nodeBirth(node);
      case DEATH -> births.nodeDeath(node);
      case DATA -> nodeData(node, lookup);
      case COMMAND -> {
        List<Metric> metrics = births.metrics();
        yield Commands.read(node, payload.utcMilliseconds(), metrics);
      }
    };
  }

  private Received device(Topic.Device topic, byte[] bytes, Definitions.Lookup lookup)
      throws MalformedMessage, MalformedBlock {
    payload.over(bytes);
    EdgeNode node = topic.node();
    String device = topic.device();
    return switch (topic.verb()) {
      case BIRTH -> births.deviceBirth(node, device);
      case DEATH ->
          new Received.DeviceDeath(node, device, payload.seq(), payload.utcMilliseconds());
      case DATA -> {
        Definitions definitions = lookup.of(node);
        yield definitions == null
            ? other(node, Optional.of(device))
            : data.read(node, device, definitions);
      }
      case COMMAND -> {
        List<Metric> metrics = births.metrics();
        yield new Received.OtherCommand(
            node, Optional.of(device), payload.utcMilliseconds(), metrics);
      }
    };
  }

  private Received nodeData(EdgeNode node, Definitions.Lookup lookup)
      throws MalformedMessage, MalformedBlock {
    if (lookup.of(node) == null) {
      return other(node, Optional.empty());
    }
    fields.clear();
    List<Metric> health = new ArrayList<>();
    while (payload.next()) {
      MetricReader metric = payload.metric();
      BlockMetric field =
          metric.hasAlias() ? BlockMetric.ofOffset(metric.alias() - Aliases.NODE) : null;
      if (field == null) {
        health.add(metric.metric());
      } else {
        fields.take(field, metric, payload.bytes());
      }
    }
    if (fields.isEmpty()) {
      return new Received.OtherData(
          node, Optional.empty(), payload.seq(), payload.utcMilliseconds(), health);
    }
    Content content = BlockCodec.decode(fields.content());
    if (!fields.kind().equals(BlockMetric.kind(content)) || !health.isEmpty()) {
      throw new MalformedMessage("block of kind " + fields.kind() + " is not what it says");
    }
    return new Received.BlockReceived(
        node, payload.seq(), payload.utcMilliseconds(), fields.block(content), fields.historical());
  }

  private Received other(EdgeNode node, Optional<String> device) throws MalformedMessage {
    List<Metric> metrics = births.metrics();
    return new Received.OtherData(node, device, payload.seq(), payload.utcMilliseconds(), metrics);
  }

  private static Received state(Topic.Host host, byte[] bytes) throws MalformedMessage {
    if (bytes.length > LONGEST_STATE) {
      throw new MalformedMessage("state of " + bytes.length + " bytes, at most " + LONGEST_STATE);
    }
    String json = new String(bytes, StandardCharsets.UTF_8);
    Matcher online = ONLINE.matcher(json);
    Matcher timestamp = TIMESTAMP.matcher(json);
    if (!online.find() || !timestamp.find()) {
      throw new MalformedMessage("state is not {\"online\":…,\"timestamp\":…}");
    }
    return new Received.HostState(
        host.hostId(), online.group(1).equals("true"), Long.parseLong(timestamp.group(1)));
  }

  private static Optional<EdgeNode> node(Topic topic) {
    return switch (topic) {
      case Topic.Host _ -> Optional.empty();
      case Topic.Node node -> Optional.of(node.node());
      case Topic.Device device -> Optional.of(device.node());
    };
  }
}
