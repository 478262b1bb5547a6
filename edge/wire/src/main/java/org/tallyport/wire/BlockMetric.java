package org.tallyport.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics that carry a block; the alias is that of the node or device + the offset. */
enum BlockMetric {
  BLOCK("Journal/Block", DataType.INT64, 0),
  CHAIN("Journal/Chain", DataType.INT64, 1),
  KIND("Journal/Kind", DataType.STRING, 2),
  CONTENT("Journal/Content", DataType.BYTES, 3),
  THROUGH("Journal/Through", DataType.INT64, 4),
  BOOT("Journal/Boot", DataType.INT64, 5),
  BASE("Journal/Base", DataType.INT64, 6),
  WALL("Journal/Wall", DataType.INT64, 7),
  CLOCK("Journal/Clock", DataType.INT64, 8),
  TIMES("Journal/Times", DataType.BYTES, 9);

  /** Those of NDATA. */
  static final List<BlockMetric> OF_NODE = List.of(BLOCK, CHAIN, KIND, CONTENT);

  /** Those of DDATA. */
  static final List<BlockMetric> OF_DEVICE =
      List.of(BLOCK, CHAIN, THROUGH, BOOT, BASE, WALL, CLOCK, TIMES);

  private static final BlockMetric[] BY_OFFSET = values();

  private final String wireName;
  private final int type;
  private final int offset;

  BlockMetric(String wireName, int type, int offset) {
    this.wireName = wireName;
    this.type = type;
    this.offset = offset;
  }

  String wireName() {
    return wireName;
  }

  int type() {
    return type;
  }

  /** Its alias, where those of the node or device begin at the first. */
  long alias(long first) {
    return first + offset;
  }

  /** The metric at so many aliases from the first; null when there is none. */
  static @Nullable BlockMetric ofOffset(long offset) {
    return offset >= 0 && offset < BY_OFFSET.length ? BY_OFFSET[(int) offset] : null;
  }

  /** The word of {@link #KIND}. */
  static String kind(Content content) {
    return switch (content) {
      case Content.Readings _ -> "readings";
      case Content.Gap _ -> "gap";
      case Content.Clock _ -> "clock";
      case Content.Definition _ -> "definition";
      case Content.Dropped _ -> "dropped";
    };
  }
}
