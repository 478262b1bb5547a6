package org.tallyport.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Signal;

/**
 * Writes the payloads of DDATA and NDATA straight into protobuf's wire format, without an object
 * per reading; the generated classes read the same (a test holds it).
 */
final class BlockPayload {
  /** Tags of Payload. */
  private static final int TIMESTAMP = 0x08;

  private static final int METRIC = 0x12;
  private static final int SEQ = 0x18;

  /** Tags of Metric. */
  private static final int ALIAS = 0x10;

  private static final int METRIC_TIMESTAMP = 0x18;
  private static final int DATATYPE = 0x20;
  private static final int IS_HISTORICAL = 0x28;
  private static final int IS_TRANSIENT = 0x30;
  private static final int IS_NULL = 0x38;
  private static final int PROPERTIES = 0x4A;
  private static final int LONG = 0x58;
  private static final int FLOAT = 0x65;
  private static final int BOOLEAN = 0x70;
  private static final int STRING = 0x7A;
  private static final int BYTES = 0x82;

  private static final byte[] UNCERTAIN = quality(Quality.UNCERTAIN);
  private static final byte[] BAD = quality(Quality.BAD);

  private final ByteWriter out = new ByteWriter();
  private final ByteWriter times = new ByteWriter();

  private boolean historical;
  private long utcMilliseconds;

  /** Begins a payload; utc in milliseconds is that of publishing. */
  BlockPayload begin(long utcMilliseconds, boolean historical) {
    this.utcMilliseconds = Math.max(0, utcMilliseconds);
    this.historical = historical;
    out.clear().octet(TIMESTAMP).unsigned(this.utcMilliseconds);
    return this;
  }

  /** Ends the payload and gives its bytes. */
  ByteWriter end(int seq) {
    return out.octet(SEQ).unsigned(seq);
  }

  /** Whether each reading has a definition of this equipment that can carry its value. */
  static boolean carries(Content.Readings block, Definitions definitions) {
    ReadingColumns readings = block.readings();
    for (int i = 0; i < readings.size(); i++) {
      Signal signal = definitions.signal(readings.alias(i));
      if (signal == null
          || !signal.equipment().equals(block.equipment())
          || !signal.carries(readings.steps(i))) {
        return false;
      }
    }
    return true;
  }

  /** The readings, then the metrics of the block; {@link #carries} must hold. */
  void readings(Block block, Content.Readings content, Definitions definitions, long firstAlias) {
    ReadingColumns readings = content.readings();
    long shift = content.utcMicroseconds() - content.baseMicroseconds();
    long before = content.baseMicroseconds();
    times.clear();
    for (int i = 0; i < readings.size(); i++) {
      long time = readings.timeMicroseconds(i);
      times.signed(time - before);
      before = time;
      Signal signal = signal(definitions, readings.alias(i));
      long utc = Math.floorDiv(time + shift, 1_000L);
      value(readings.alias(i), signal, utc, readings.steps(i), readings.quality(i));
    }
    number(BlockMetric.THROUGH, firstAlias, content.throughMicroseconds());
    number(BlockMetric.BOOT, firstAlias, content.boot());
    number(BlockMetric.BASE, firstAlias, content.baseMicroseconds());
    number(BlockMetric.WALL, firstAlias, content.utcMicroseconds());
    number(BlockMetric.CLOCK, firstAlias, content.clock().code());
    bytes(BlockMetric.TIMES, firstAlias, times);
    number(BlockMetric.BLOCK, firstAlias, block.number());
    number(BlockMetric.CHAIN, firstAlias, block.chain());
  }

  /** The canonical bytes of any content, then the metrics of the block. */
  void canonical(Block block) {
    BlockCodec.encode(block.content(), times.clear());
    int metric = head(BlockMetric.KIND, Aliases.NODE);
    byte[] word = BlockMetric.kind(block.content()).getBytes(StandardCharsets.UTF_8);
    out.octet(STRING).unsigned(word.length).raw(word, word.length).close(metric);
    bytes(BlockMetric.CONTENT, Aliases.NODE, times);
    number(BlockMetric.BLOCK, Aliases.NODE, block.number());
    number(BlockMetric.CHAIN, Aliases.NODE, block.chain());
  }

  /** One value of a signal. */
  void value(long alias, Signal signal, long utc, long steps, Quality quality) {
    out.octet(METRIC);
    int metric = out.open();
    out.octet(ALIAS).unsigned(alias);
    out.octet(METRIC_TIMESTAMP).unsigned(Math.max(0, utc));
    out.octet(DATATYPE).octet(DataType.of(signal));
    historical();
    switch (quality) {
      case GOOD -> steps(signal, steps);
      case UNCERTAIN -> {
        out.raw(UNCERTAIN, UNCERTAIN.length);
        steps(signal, steps);
      }
      case BAD -> out.octet(IS_NULL).octet(1).raw(BAD, BAD.length);
    }
    out.close(metric);
  }

  private void steps(Signal signal, long steps) {
    switch (signal.type()) {
      case BOOLEAN -> out.octet(BOOLEAN).octet((int) steps);
      case INTEGER -> out.octet(LONG).unsigned(steps);
      case DECIMAL ->
          out.octet(FLOAT).fixed32(Float.floatToRawIntBits((float) signal.value(steps)));
    }
  }

  private void number(BlockMetric metric, long firstAlias, long value) {
    int opened = head(metric, firstAlias);
    out.octet(LONG).unsigned(value).close(opened);
  }

  private void bytes(BlockMetric metric, long firstAlias, ByteWriter value) {
    int size = value.length();
    int head = 1 + size(metric.alias(firstAlias)) + 1 + size(utcMilliseconds) + 2;
    head += (historical ? 2 : 0) + 2 + 2 + size(size);
    out.octet(METRIC).unsigned(head + (long) size);
    fields(metric, firstAlias);
    out.octet(BYTES).octet(1).unsigned(size).raw(value.buffer(), size);
  }

  private int head(BlockMetric metric, long firstAlias) {
    out.octet(METRIC);
    int opened = out.open();
    fields(metric, firstAlias);
    return opened;
  }

  private void fields(BlockMetric metric, long firstAlias) {
    out.octet(ALIAS).unsigned(metric.alias(firstAlias));
    out.octet(METRIC_TIMESTAMP).unsigned(utcMilliseconds);
    out.octet(DATATYPE).octet(metric.type());
    historical();
    out.octet(IS_TRANSIENT).octet(1);
  }

  private void historical() {
    if (historical) {
      out.octet(IS_HISTORICAL).octet(1);
    }
  }

  private static Signal signal(Definitions definitions, long alias) {
    @Nullable Signal signal = definitions.signal(alias);
    if (signal == null) {
      throw new IllegalArgumentException("alias " + alias + " has no definition");
    }
    return signal;
  }

  /** Bytes that a varint takes. */
  private static int size(long value) {
    return Math.max(1, (70 - Long.numberOfLeadingZeros(value)) / 7);
  }

  /** The property set of a quality, with its tag: keys 1, values 2; type 1 = Int32, int 3. */
  private static byte[] quality(Quality quality) {
    ByteWriter out = new ByteWriter().octet(PROPERTIES);
    int set = out.open();
    out.octet(0x0A).text(Names.QUALITY).octet(0x12);
    int value = out.open();
    out.octet(0x08).octet(DataType.INT32).octet(0x18).unsigned(quality.sparkplugCode());
    return out.close(value).close(set).toBytes();
  }
}
