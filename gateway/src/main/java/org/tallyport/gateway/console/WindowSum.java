package org.tallyport.gateway.console;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tallyport.gateway.recognise.Figure;
import org.tallyport.gateway.tally.Counts;
import org.tallyport.gateway.tally.Coverage;
import org.tallyport.gateway.tally.Interval;

/**
 * What some equipment handled in one window, each figure with how much of the elapsed time is
 * known. Time that has not come yet is neither known nor unknown.
 */
final class WindowSum {
  private final Instant from;
  private final Instant to;
  private final long elapsedMicroseconds;
  private final Map<Figure, Long> elapsed = new EnumMap<>(Figure.class);
  private final Map<Figure, Long> covered = new EnumMap<>(Figure.class);
  private final Set<String> bases = new TreeSet<>();
  private int pieces;
  private int cranes;
  private long cyclesMicroseconds;
  private Counts counts = Counts.NONE;
  private Coverage coverage = Coverage.NONE;

  WindowSum(Instant from, Instant to, Instant now) {
    this.from = from;
    this.to = to;
    Instant until = now.isBefore(to) ? now : to;
    this.elapsedMicroseconds =
        until.isAfter(from) ? Microseconds.of(until) - Microseconds.of(from) : 0;
  }

  /** Takes an equipment into the sum, once, whether or not it has intervals. */
  void equipment(EquipmentProfile equipment) {
    pieces++;
    cranes += equipment.isCrane() ? 1 : 0;
    if (equipment.figures().contains(Figure.TONNES)) {
      bases.add(equipment.massBasis());
    }
    equipment.figures().forEach(figure -> elapsed.merge(figure, elapsedMicroseconds, Long::sum));
  }

  void add(EquipmentProfile equipment, Interval interval) {
    counts = counts.plus(interval.counts());
    coverage = coverage.plus(interval.coverage());
    if (equipment.isCrane()) {
      cyclesMicroseconds += interval.coverage().microseconds(equipment.cycleFigure());
    }
    for (Figure figure : equipment.figures()) {
      covered.merge(figure, interval.coverage().microseconds(figure), Long::sum);
    }
  }

  /** Writes the window and all its figures. */
  Answer write(Answer answer) {
    answer.put("from", from).put("to", to);
    answer.put("cycles", cycles());
    answer.put("boxes", figure(Figure.BOXES, "boxes", (double) counts.boxes()));
    answer.put("teu", figure(Figure.BOXES, "boxes", counts.teuHundredths() / 100.0));
    answer.put("tonnes", figure(Figure.TONNES, "tonnes", counts.grams() / 1e6));
    writeBasis(answer);
    answer.put("wagons_in", figure(Figure.WAGONS, "wagons", (double) counts.wagonsIn()));
    answer.put("wagons_out", figure(Figure.WAGONS, "wagons", (double) counts.wagonsOut()));
    answer.put("locomotives", figure(Figure.WAGONS, "wagons", (double) counts.locomotives()));
    answer.put("uncertain", counts.uncertain());
    writeTimes(answer);
    answer.put("coverage", worstCoverage());
    answer.put("coverage_boxes", coverage(Figure.BOXES, "boxes"));
    answer.put("coverage_tonnes", coverage(Figure.TONNES, "tonnes"));
    return answer.put("coverage_wagons", coverage(Figure.WAGONS, "wagons"));
  }

  private void writeBasis(Answer answer) {
    if (bases.isEmpty()) {
      answer.missing("tonnes_basis", "nothing here measures tonnes");
    } else {
      answer.put("tonnes_basis", String.join(" and ", bases));
    }
  }

  private void writeTimes(Answer answer) {
    long known = coverage.operatingMicroseconds() + coverage.idleMicroseconds();
    String none = elapsedMicroseconds == 0 ? "has not begun" : "nothing of it is covered";
    answer.put("equipment_count", pieces);
    answer.put("operating_seconds", seconds(known, coverage.operatingMicroseconds(), none));
    answer.put("idle_seconds", seconds(known, coverage.idleMicroseconds(), none));
    long unknown = Math.max(0, pieces * elapsedMicroseconds - known);
    answer.put("unknown_seconds", unknown / Microseconds.PER_SECOND);
  }

  private static Amount seconds(long known, long microseconds, String none) {
    return known == 0 ? Amount.unknown(none) : Amount.of(microseconds / Microseconds.PER_SECOND);
  }

  private Amount cycles() {
    if (cranes == 0) {
      return Amount.unknown("there is no crane here");
    }
    if (elapsedMicroseconds == 0) {
      return Amount.unknown("has not begun");
    }
    return cyclesMicroseconds == 0
        ? Amount.unknown("nothing of it is covered")
        : Amount.of((double) counts.cycles());
  }

  private Amount figure(Figure figure, String word, double value) {
    return switch (coverage(figure, word)) {
      case Amount.Unknown unknown -> unknown;
      case Amount.Known known when known.value() == 0 -> Amount.unknown("nothing of it is covered");
      case Amount.Known _ -> Amount.of(value);
    };
  }

  private Amount worstCoverage() {
    Amount worst = Amount.unknown("nothing here is counted");
    for (Figure figure : Figure.values()) {
      Amount one = coverage(figure, "");
      boolean better =
          worst instanceof Amount.Known w
              && one instanceof Amount.Known o
              && o.value() >= w.value();
      if (elapsed.containsKey(figure) && !better) {
        worst = one;
      }
    }
    return worst;
  }

  private Amount coverage(Figure figure, String word) {
    Long whole = elapsed.get(figure);
    if (whole == null) {
      return Amount.unknown("nothing here counts " + word);
    }
    if (whole == 0) {
      return Amount.unknown("has not begun");
    }
    return Amount.of(Math.min(1, covered.getOrDefault(figure, 0L) / (double) whole));
  }
}
