package org.tallyport.wire;

import java.util.EnumSet;

/** The block metrics met in one payload. */
@SuppressWarnings("EnumOrdinal") // an array slot per metric; within this process only
final class BlockFields {
  private static final int COUNT = BlockMetric.values().length;

  private final long[] numbers = new long[COUNT];
  private final EnumSet<BlockMetric> seen = EnumSet.noneOf(BlockMetric.class);
  private byte[] bytes = new byte[0];
  private String kind = "";
  private byte[] content = bytes;
  private int timesFrom;
  private int timesTo;
  private boolean historical;

  void clear() {
    seen.clear();
  }

  boolean isEmpty() {
    return seen.isEmpty();
  }

  boolean historical() {
    return historical;
  }

  /** Takes the metric that was just read. */
  void take(BlockMetric field, MetricReader metric, byte[] source) throws MalformedMessage {
    if (!seen.add(field)) {
      throw new MalformedMessage(field.wireName() + " stands twice");
    }
    int wanted =
        switch (field.type()) {
          case DataType.INT64 -> MetricReader.LONG;
          case DataType.STRING -> MetricReader.STRING;
          default -> MetricReader.BYTES;
        };
    if (metric.kind() != wanted) {
      throw new MalformedMessage(field.wireName() + " has no value of its type");
    }
    bytes = source;
    switch (field) {
      case KIND -> kind = metric.text();
      case CONTENT -> content = metric.copyOfBytes();
      case TIMES -> {
        timesFrom = metric.from();
        timesTo = metric.to();
      }
      default -> {
        numbers[field.ordinal()] = metric.bits();
        historical = metric.historical();
      }
    }
  }

  /** A number that must be there and not be negative. */
  long natural(BlockMetric field) throws MalformedMessage {
    long number = number(field);
    if (number < 0) {
      throw new MalformedMessage(field.wireName() + " is " + number);
    }
    return number;
  }

  /** A number that must be there. */
  long number(BlockMetric field) throws MalformedMessage {
    require(field);
    return numbers[field.ordinal()];
  }

  String kind() throws MalformedMessage {
    require(BlockMetric.KIND);
    return kind;
  }

  byte[] content() throws MalformedMessage {
    require(BlockMetric.CONTENT);
    return content;
  }

  /** Sets the reader on the times. */
  void times(ByteReader reader) throws MalformedMessage {
    require(BlockMetric.TIMES);
    reader.over(bytes, timesFrom, timesTo);
  }

  /** The block of this content, with the number and chain that stand beside it. */
  Block block(Content content) throws MalformedMessage {
    try {
      return new Block(natural(BlockMetric.BLOCK), natural(BlockMetric.CHAIN), content);
    } catch (IllegalArgumentException e) {
      throw new MalformedMessage(String.valueOf(e.getMessage()));
    }
  }

  private void require(BlockMetric field) throws MalformedMessage {
    if (!seen.contains(field)) {
      throw new MalformedMessage(field.wireName() + " is missing");
    }
  }
}
