package org.tallyport.edge.inspect;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Content;
import org.tallyport.wire.ReadingColumns;

/**
 * Readings and gaps as lines of one CSV file. A gap is a line of quality {@code gap} without a
 * value: its time columns say when it begins, the columns {@code until_…} when it ends. It stands
 * among the readings, in one file, so that nobody takes what was not measured for nothing.
 */
final class CsvRows {
  static final String HEADER =
      "journal,block,equipment,signal,role,unit,boot,monotonic_us,utc,clock_quality,value,quality,"
          + "until_boot,until_monotonic_us,until_utc,missing_readings,reason";

  private static final String NO_GAP = ",,,,,";
  private static final Pattern PLAIN = Pattern.compile("[^,\"\r\n]*");

  private final Writer out;
  private final SortedMap<Long, Signal> definitions;
  private final Selection selection;
  private final StringBuilder line = new StringBuilder();
  private long rows;
  private long readingsWithoutTime;

  CsvRows(Writer out, SortedMap<Long, Signal> definitions, Selection selection) {
    this.out = out;
    this.definitions = definitions;
    this.selection = selection;
  }

  void header() throws IOException {
    out.write(HEADER + "\n");
  }

  /** How many lines below the header. */
  long rows() {
    return rows;
  }

  /** Readings left out because nobody knows whether they are in the time asked for. */
  long readingsWithoutTime() {
    return readingsWithoutTime;
  }

  void block(Delivered block, Clocks clocks) throws IOException {
    switch (block.content()) {
      case Content.Readings readings -> {
        clocks.learn(readings);
        if (selection.takes(readings.equipment())) {
          readings(block, readings, clocks);
        }
      }
      case Content.Dropped dropped when dropped.gaps().isEmpty() -> unknownGap(block);
      case Content.Dropped _, Content.Gap _ -> {
        for (Content.Gap gap : block.gaps()) {
          gap(block, gap, clocks);
        }
      }
      case Content.Clock _, Content.Definition _ -> {}
    }
  }

  private void readings(Delivered block, Content.Readings content, Clocks clocks)
      throws IOException {
    ReadingColumns readings = content.readings();
    for (int i = 0; i < readings.size(); i++) {
      Moment moment = clocks.of(content, readings.timeMicroseconds(i));
      if (selection.bounded() && moment.utcMicroseconds().isEmpty()) {
        readingsWithoutTime++;
      } else if (selection.takes(moment)) {
        begin(block).append(content.equipment().value()).append(',');
        value(readings, i, moment);
        end();
      }
    }
  }

  private void value(ReadingColumns readings, int index, Moment moment) {
    Signal signal = definitions.get((long) readings.alias(index));
    Quality quality = readings.quality(index);
    if (signal == null) {
      line.append("alias ").append(readings.alias(index)).append(",,,");
      time(moment).append(",,bad").append(NO_GAP);
      return;
    }
    text(signal.name()).append(',').append(signal.role().word()).append(',');
    text(signal.unit().symbol()).append(',');
    time(moment).append(',');
    if (quality != Quality.BAD) {
      line.append(BigDecimal.valueOf(readings.steps(index), signal.decimals()).toPlainString());
    }
    line.append(',').append(quality.name().toLowerCase(Locale.ROOT)).append(NO_GAP);
  }

  private void gap(Delivered block, Content.Gap gap, Clocks clocks) throws IOException {
    Moment first = clocks.of(gap.firstBoot(), gap.firstMicroseconds());
    Moment last = clocks.of(gap.lastBoot(), gap.lastMicroseconds());
    if (!selection.takes(gap.equipment()) || !selection.takes(first, last)) {
      return;
    }
    begin(block).append(gap.equipment().value()).append(',');
    text(String.join(" ", gap.signals())).append(",,,");
    time(first).append(",,gap,");
    if (!last.unknown()) {
      line.append(last.boot()).append(',').append(last.monotonicMicroseconds());
    } else {
      line.append(',');
    }
    line.append(',').append(last.utc()).append(',');
    if (gap.count() > 0) {
      line.append(gap.count());
    }
    text(line.append(','), gap.reason());
    end();
  }

  /** It may be of any equipment and of any time. */
  private void unknownGap(Delivered block) throws IOException {
    begin(block).append(",,,,,,,,,gap,,,,,");
    String blocks = "the stored block " + block.fault().orElse("was dropped");
    text(blocks);
    end();
  }

  private StringBuilder begin(Delivered block) {
    line.setLength(0);
    return line.append(block.stretch().journal()).append(',').append(block.numbers()).append(',');
  }

  /** The four columns of a time. */
  private StringBuilder time(Moment moment) {
    if (moment.unknown()) {
      return line.append(",,,");
    }
    return line.append(moment.boot())
        .append(',')
        .append(moment.monotonicMicroseconds())
        .append(',')
        .append(moment.utc())
        .append(',')
        .append(moment.clockWord());
  }

  private StringBuilder text(String value) {
    return text(line, value);
  }

  private static StringBuilder text(StringBuilder into, String value) {
    return PLAIN.matcher(value).matches()
        ? into.append(value)
        : into.append('"').append(value.replace("\"", "\"\"")).append('"');
  }

  private void end() throws IOException {
    out.append(line.append('\n'));
    rows++;
  }
}
