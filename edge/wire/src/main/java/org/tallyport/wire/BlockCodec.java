package org.tallyport.wire;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;

/**
 * Canonical bytes of a block's content; the layout stands in the package note. One content has one
 * form: decoding accepts no other, so decode(encode(c)) = c and encode(decode(b)) = b.
 */
@SuppressWarnings("EnumOrdinal") // quality and type stand by their order; golden files hold it
public final class BlockCodec {
  static final int READINGS = 0x11;
  static final int GAP = 0x12;
  static final int CLOCK = 0x13;
  static final int DEFINITION = 0x14;
  static final int DROPPED = 0x15;

  private BlockCodec() {}

  /** The canonical bytes of a content. */
  public static byte[] encode(Content content) {
    ByteWriter out = new ByteWriter();
    encode(content, out);
    return out.toBytes();
  }

  /** Appends the canonical bytes of a content. */
  public static void encode(Content content, ByteWriter out) {
    switch (content) {
      case Content.Readings readings -> readings(readings, out.octet(READINGS));
      case Content.Gap gap -> gap(gap, out.octet(GAP));
      case Content.Clock clock ->
          out.octet(CLOCK)
              .unsigned(clock.boot())
              .unsigned(clock.monotonicMicroseconds())
              .signed(clock.utcMicroseconds())
              .unsigned(clock.uncertaintyMicroseconds())
              .unsigned(clock.quality().code());
      case Content.Definition definition -> definition(definition, out.octet(DEFINITION));
      case Content.Dropped dropped -> {
        out.octet(DROPPED).unsigned(dropped.firstNumber()).unsigned(dropped.gaps().size());
        dropped.gaps().forEach(gap -> gap(gap, out));
      }
    }
  }

  /** The content of canonical bytes. */
  public static Content decode(byte[] bytes) throws MalformedBlock {
    ByteReader in = new ByteReader(bytes);
    int kind = in.octet();
    Content content =
        switch (kind) {
          case READINGS -> readings(in);
          case GAP -> gap(in);
          case CLOCK -> clock(in);
          case DEFINITION -> definition(in);
          case DROPPED -> dropped(in);
          default -> throw in.malformed("kind 0x" + Integer.toHexString(kind) + " is not known");
        };
    if (!in.atEnd()) {
      throw in.malformed("has bytes left over");
    }
    return content;
  }

  private static void readings(Content.Readings block, ByteWriter out) {
    ReadingColumns readings = block.readings();
    out.text(block.equipment().value())
        .unsigned(block.boot())
        .unsigned(block.baseMicroseconds())
        .signed(block.utcMicroseconds())
        .unsigned(block.clock().code())
        .signed(block.throughMicroseconds() - block.baseMicroseconds())
        .unsigned(readings.size());
    int size = readings.size();
    for (int i = 0; i < size; i++) {
      out.unsigned(readings.alias(i));
    }
    long before = block.baseMicroseconds();
    for (int i = 0; i < size; i++) {
      out.signed(readings.timeMicroseconds(i) - before);
      before = readings.timeMicroseconds(i);
    }
    for (int i = 0; i < size; i++) {
      out.octet(readings.quality(i).ordinal());
    }
    for (int i = 0; i < size; i++) {
      out.signed(readings.steps(i));
    }
  }

  private static Content readings(ByteReader in) throws MalformedBlock {
    EquipmentId equipment = equipment(in);
    long boot = in.unsigned(Long.MAX_VALUE);
    long base = in.unsigned(Long.MAX_VALUE);
    long utc = in.signed();
    ClockQuality clock = clockQuality(in);
    long through = monotonic(in, base + in.signed());
    int size = in.count();
    int[] aliases = new int[size];
    long[] times = new long[size];
    Quality[] qualities = new Quality[size];
    for (int i = 0; i < size; i++) {
      aliases[i] = (int) in.unsigned(Aliases.LAST_SIGNAL);
    }
    for (int i = 0; i < size; i++) {
      times[i] = monotonic(in, (i == 0 ? base : times[i - 1]) + in.signed());
    }
    for (int i = 0; i < size; i++) {
      qualities[i] = Quality.values()[choice(in, Quality.values().length)];
    }
    ReadingColumns readings = new ReadingColumns(Math.max(1, size));
    for (int i = 0; i < size; i++) {
      long steps = in.signed();
      if (steps != 0 && qualities[i] == Quality.BAD) {
        throw in.malformed("a bad reading has a value");
      }
      readings.add(aliases[i], times[i], steps, qualities[i]);
    }
    return new Content.Readings(equipment, boot, base, utc, clock, through, readings);
  }

  private static void gap(Content.Gap gap, ByteWriter out) {
    out.text(gap.equipment().value()).unsigned(gap.signals().size());
    gap.signals().forEach(out::text);
    out.unsigned(gap.firstBoot())
        .unsigned(gap.firstMicroseconds())
        .unsigned(gap.lastBoot())
        .unsigned(gap.lastMicroseconds())
        .unsigned(gap.count())
        .text(gap.reason());
  }

  private static Content.Gap gap(ByteReader in) throws MalformedBlock {
    EquipmentId equipment = equipment(in);
    List<String> signals = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      signals.add(in.text());
    }
    return new Content.Gap(
        equipment,
        signals,
        in.unsigned(Long.MAX_VALUE),
        in.unsigned(Long.MAX_VALUE),
        in.unsigned(Long.MAX_VALUE),
        in.unsigned(Long.MAX_VALUE),
        in.unsigned(Long.MAX_VALUE),
        reason(in));
  }

  private static String reason(ByteReader in) throws MalformedBlock {
    String reason = in.text();
    if (reason.length() > Content.Gap.LONGEST_REASON) {
      throw in.malformed("has a reason of " + reason.length() + " characters");
    }
    return reason;
  }

  private static Content clock(ByteReader in) throws MalformedBlock {
    return new Content.Clock(
        in.unsigned(Long.MAX_VALUE),
        in.unsigned(Long.MAX_VALUE),
        in.signed(),
        in.unsigned(Long.MAX_VALUE),
        clockQuality(in));
  }

  private static void definition(Content.Definition definition, ByteWriter out) {
    Signal signal = definition.signal();
    out.unsigned(definition.alias())
        .text(signal.equipment().value())
        .text(signal.name())
        .text(signal.role().word())
        .text(signal.unit().symbol())
        .unsigned(signal.type().ordinal())
        .unsigned(signal.decimals());
  }

  private static Content definition(ByteReader in) throws MalformedBlock {
    long alias = in.unsigned(Aliases.LAST_SIGNAL);
    if (alias == 0) {
      throw in.malformed("has alias 0");
    }
    EquipmentId equipment = equipment(in);
    try {
      return new Content.Definition(
          alias,
          new Signal(
              equipment,
              in.text(),
              Role.ofWord(in.text()),
              Unit.ofSymbol(in.text()),
              ValueType.values()[choice(in, ValueType.values().length)],
              (int) in.unsigned(6)));
    } catch (IllegalArgumentException e) {
      throw in.malformed(String.valueOf(e.getMessage()));
    }
  }

  private static Content dropped(ByteReader in) throws MalformedBlock {
    long firstNumber = in.unsigned(Long.MAX_VALUE);
    if (firstNumber == 0) {
      throw in.malformed("has block number 0");
    }
    List<Content.Gap> gaps = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      gaps.add(gap(in));
    }
    return new Content.Dropped(firstNumber, gaps);
  }

  private static long monotonic(ByteReader in, long microseconds) throws MalformedBlock {
    if (microseconds < 0) {
      throw in.malformed("has a monotonic time below 0");
    }
    return microseconds;
  }

  private static EquipmentId equipment(ByteReader in) throws MalformedBlock {
    try {
      return new EquipmentId(in.text());
    } catch (IllegalArgumentException e) {
      throw in.malformed(String.valueOf(e.getMessage()));
    }
  }

  private static ClockQuality clockQuality(ByteReader in) throws MalformedBlock {
    return ClockQuality.ofCode(choice(in, ClockQuality.values().length));
  }

  private static int choice(ByteReader in, int choices) throws MalformedBlock {
    return (int) in.unsigned(choices - 1);
  }
}
