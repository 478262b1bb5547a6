package org.tallyport.simulator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.report.Series.Point;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TrueEvents;
import org.tallyport.simulator.truth.VehicleKind;
import org.tallyport.simulator.use.Growth;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Run;
import org.tallyport.simulator.verdict.Verdict;

/** What is drawn of a run. */
final class Pictures {
  private static final double GRAMS_PER_TONNE = 1e6;
  private static final int MOST_BOARDS = 4;

  private final Report report;
  private final long judged;
  private final long end;

  Pictures(Report report) {
    this.report = report;
    judged = report.verdict().run().simulatedMicroseconds();
    long sampled = report.samples().isEmpty() ? 0 : report.samples().getLast().microseconds();
    end = Math.max(1, Math.max(judged, sampled));
  }

  /**
   * Truth beside tally over time: boxes, tonnes or wagons, whichever the equipment is there for.
   */
  Chart tally(Verdict.Figures figures) {
    EquipmentId id = figures.equipment();
    List<Series> lines;
    String unit;
    if (figures.boxes().truth() + figures.boxes().tally() > 0) {
      unit = "boxes";
      lines = moves(id, move -> (double) move.boxes(), move -> (double) move.boxes());
    } else if (figures.grams().truth() + figures.grams().tally() > 0) {
      unit = "tonnes";
      lines =
          moves(
              id,
              move -> move.grams() / GRAMS_PER_TONNE,
              move -> move.grams().orElse(0) / GRAMS_PER_TONNE);
    } else {
      unit = "wagons in and out";
      lines = wagons(id);
    }
    return new Chart(id + ", " + unit, end, judged, lines, bands(Optional.of(id)));
  }

  private List<Series> moves(
      EquipmentId id, Function<TrueEvent.Move, Double> truth, Function<Answer.Move, Double> tally) {
    return List.of(
        sum(
            "tally",
            false,
            report.answer().moves().stream()
                .filter(move -> move.equipment().equals(id))
                .map(move -> new Point(move.timeMicroseconds(), tally.apply(move)))
                .toList()),
        sum(
            "truth",
            true,
            TrueEvents.moves(report.truth(), id).stream()
                .map(move -> new Point(move.timeMicroseconds(), truth.apply(move)))
                .toList()));
  }

  private List<Series> wagons(EquipmentId id) {
    return List.of(
        sum(
            "tally",
            false,
            report.answer().passes().stream()
                .filter(pass -> pass.equipment().equals(id))
                .filter(pass -> pass.kind().equals(Optional.of(VehicleKind.WAGON)))
                .map(pass -> new Point(pass.timeMicroseconds(), 1))
                .toList()),
        sum(
            "truth",
            true,
            TrueEvents.passes(report.truth(), id).stream()
                .filter(pass -> pass.kind() == VehicleKind.WAGON)
                .map(pass -> new Point(pass.timeMicroseconds(), 1))
                .toList()));
  }

  /** A stair of what was counted up to each time. */
  private Series sum(String name, boolean dashed, List<Point> amounts) {
    List<Point> stair = new ArrayList<>(List.of(new Point(0, 0)));
    double sum = 0;
    List<Point> ordered =
        amounts.stream().sorted(Comparator.comparingLong(Point::microseconds)).toList();
    for (Point amount : ordered) {
      stair.add(new Point(amount.microseconds(), sum));
      sum += amount.value();
      stair.add(new Point(amount.microseconds(), sum));
    }
    stair.add(new Point(end, sum));
    return Series.whole(name, dashed, stair);
  }

  /** How far behind the present the tally of an equipment was complete. */
  Chart lag(EquipmentId id) {
    Series line =
        sampled(
            "behind",
            sample ->
                Optional.ofNullable(sample.throughMicroseconds().get(id))
                    .map(through -> Math.max(0, sample.microseconds() - through) / 1e6));
    return new Chart(
        id + ", tallied behind what happened, simulated seconds",
        end,
        judged,
        List.of(line),
        bands(Optional.of(id)));
  }

  /** What the boards hold and the gateway does not yet. */
  Chart backlog() {
    TreeSet<String> boards = new TreeSet<>();
    report.samples().forEach(sample -> boards.addAll(sample.backlogBlocks().keySet()));
    List<Series> lines =
        boards.stream()
            .limit(MOST_BOARDS)
            .map(
                board ->
                    sampled(
                        board,
                        sample ->
                            Optional.ofNullable(sample.backlogBlocks().get(board))
                                .map(Long::doubleValue)))
            .toList();
    return new Chart(
        "Backlog, blocks" + (boards.size() > MOST_BOARDS ? " (first " + MOST_BOARDS + ")" : ""),
        end,
        judged,
        lines,
        bands(Optional.empty()));
  }

  /** What was used from hour to hour. */
  Chart use(Growth growth) {
    List<Point> points =
        growth.points().stream().map(one -> new Point(one.microseconds(), one.value())).toList();
    Series line = Series.whole("used", false, points);
    return new Chart(growth.title(), end, judged, List.of(line), List.of());
  }

  private Series sampled(String name, Function<Sample, Optional<Double>> value) {
    List<List<Point>> pieces = new ArrayList<>(List.of(new ArrayList<>()));
    for (Sample sample : report.samples()) {
      Optional<Double> known = value.apply(sample);
      if (known.isPresent()) {
        pieces.getLast().add(new Point(sample.microseconds(), known.get()));
      } else if (!pieces.getLast().isEmpty()) {
        pieces.add(new ArrayList<>());
      }
    }
    return new Series(name, false, pieces);
  }

  private static List<Band> bands(
      Band.Kind kind, List<Run.Fault> faults, Optional<EquipmentId> whose) {
    return faults.stream()
        .filter(
            fault ->
                whose.isEmpty()
                    || fault.equipment().isEmpty()
                    || fault.equipment().contains(whose.get()))
        .map(
            fault -> new Band(kind, fault.fromMicroseconds(), fault.toMicroseconds(), fault.what()))
        .toList();
  }

  /** Gaps of an equipment; faults that may have cost it readings, or could not cost anyone any. */
  private List<Band> bands(Optional<EquipmentId> whose) {
    List<Band> bands = new ArrayList<>();
    bands.addAll(bands(Band.Kind.FAULT, report.verdict().run().faults(), whose));
    bands.addAll(bands(Band.Kind.STRIKE, report.strikes(), whose));
    for (Verdict.Unknown unknown : report.verdict().gaps()) {
      Answer.Gap gap = unknown.gap();
      if (whose.isEmpty() || gap.equipment().equals(whose.get())) {
        bands.add(
            new Band(
                Band.Kind.GAP,
                gap.fromMicroseconds(),
                gap.toMicroseconds(),
                gap.equipment() + " unknown: " + gap.reason()));
      }
    }
    return bands;
  }
}
