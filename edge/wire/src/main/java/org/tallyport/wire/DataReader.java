package org.tallyport.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Signal;

/** Reads DDATA of our own boards: a block of readings, or a snapshot. */
final class DataReader {
  private final PayloadReader payload;
  private final MetricReader metric;
  private final BlockFields fields = new BlockFields();
  private final ByteReader timeReader = new ByteReader(new byte[0]);

  private int[] aliases = new int[0];
  private long[] steps = new long[0];
  private long[] times = new long[0];
  private byte[] qualities = new byte[0];
  private int size;

  DataReader(PayloadReader payload) {
    this.payload = payload;
    this.metric = payload.metric();
  }

  /** Reads the payload; its definitions are those of the board's journal. */
  Received read(EdgeNode node, String device, Definitions definitions)
      throws MalformedMessage, MalformedBlock {
    begin(payload.metrics());
    while (payload.next()) {
      long alias = metric.alias();
      if (!metric.hasAlias() || alias < 1) {
        throw new MalformedMessage("a metric of " + device + " has no alias of ours");
      }
      if (alias > Aliases.LAST_SIGNAL) {
        blockMetric(alias);
        continue;
      }
      Signal signal = definitions.signal(alias);
      if (signal == null) {
        return new Received.UnknownAlias(node, device, alias);
      }
      reading((int) alias, signal, device);
    }
    return fields.isEmpty() ? snapshot(node, device, definitions) : block(node, device);
  }

  private void begin(int most) {
    aliases = new int[most];
    steps = new long[most];
    times = new long[most];
    qualities = new byte[most];
    size = 0;
    fields.clear();
  }

  private void blockMetric(long alias) throws MalformedMessage {
    @Nullable BlockMetric field =
        alias < Aliases.DEVICE
            ? null
            : BlockMetric.ofOffset((alias - Aliases.DEVICE) % Aliases.PER_DEVICE);
    if (field == null) {
      throw new MalformedMessage("alias " + alias + " is none of a device");
    }
    fields.take(field, metric, payload.bytes());
  }

  private void reading(int alias, Signal signal, String device) throws MalformedMessage {
    if (!signal.equipment().value().equals(device)) {
      throw new MalformedMessage(
          "alias " + alias + " is of " + signal.equipment() + ", not of " + device);
    }
    Quality quality = metric.quality();
    aliases[size] = alias;
    times[size] = metric.utcMilliseconds();
    steps[size] = quality == Quality.BAD ? 0 : Steps.of(signal, metric);
    qualities[size] = ReadingColumns.code(quality);
    size++;
  }

  private Received block(EdgeNode node, String device) throws MalformedMessage, MalformedBlock {
    long base = fields.natural(BlockMetric.BASE);
    times(base);
    Content.Readings content =
        new Content.Readings(
            equipment(device),
            fields.natural(BlockMetric.BOOT),
            base,
            fields.number(BlockMetric.WALL),
            clock(fields.number(BlockMetric.CLOCK)),
            fields.natural(BlockMetric.THROUGH),
            new ReadingColumns(aliases, times, steps, qualities, size));
    Block block = fields.block(content);
    return new Received.BlockReceived(
        node, payload.seq(), payload.utcMilliseconds(), block, fields.historical());
  }

  /** Replaces the display times by the exact ones that the block carries. */
  private void times(long base) throws MalformedMessage, MalformedBlock {
    fields.times(timeReader);
    long before = base;
    for (int i = 0; i < size; i++) {
      before += timeReader.signed();
      if (before < 0) {
        throw timeReader.malformed("has a monotonic time below 0");
      }
      times[i] = before;
    }
    if (!timeReader.atEnd()) {
      throw timeReader.malformed("has more times than there are readings");
    }
  }

  private Received snapshot(EdgeNode node, String device, Definitions definitions) {
    List<LiveSignal> signals = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Signal signal = definitions.signal(aliases[i]);
      if (signal != null) {
        LiveValue value = new LiveValue(times[i], steps[i], ReadingColumns.quality(qualities[i]));
        signals.add(new LiveSignal(aliases[i], signal, Optional.of(value)));
      }
    }
    return new Received.Snapshot(node, device, payload.seq(), payload.utcMilliseconds(), signals);
  }

  private static EquipmentId equipment(String device) throws MalformedMessage {
    try {
      return new EquipmentId(device);
    } catch (IllegalArgumentException e) {
      throw new MalformedMessage(String.valueOf(e.getMessage()));
    }
  }

  private static ClockQuality clock(long code) throws MalformedMessage {
    for (ClockQuality quality : ClockQuality.values()) {
      if (quality.code() == code) {
        return quality;
      }
    }
    throw new MalformedMessage(BlockMetric.CLOCK.wireName() + " is " + code);
  }
}
