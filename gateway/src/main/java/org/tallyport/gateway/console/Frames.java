package org.tallyport.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tallyport.gateway.console.BucketLength.Bucket;
import org.tallyport.gateway.console.TerminalQueries.EventWindow;
import org.tallyport.gateway.live.LiveReading;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.Figure;

/** Makes the two kinds of frame that the live view sends; one thread. */
final class Frames {
  private static final Duration STRIP = Duration.ofHours(8);
  private static final Duration RECENT = Duration.ofHours(24);
  private static final int MOST_LISTED = 50;

  private final ConsoleTerminal terminal;
  private final TerminalQueries queries;
  private final ZoneId zone;
  private final SiteAnswers site;
  private final EventAnswers events;
  private final LiveAnswers live;
  private final MotionWatch motion = new MotionWatch();

  Frames(ConsoleTerminal terminal) {
    this.terminal = terminal;
    this.queries = terminal.queries();
    this.zone = queries.terminal().zone();
    this.site = new SiteAnswers(zone);
    this.events = new EventAnswers(zone);
    this.live = new LiveAnswers(zone);
  }

  /**
   * What is so right now: states, signals, boards.
   *
   * @param monotonicMicroseconds the monotonic time that receipts are compared with
   */
  Answer live(Instant now, long monotonicMicroseconds) {
    List<Answer> equipment =
        queries.equipment().stream()
            .map(one -> liveEquipment(one, now, monotonicMicroseconds))
            .toList();
    return new Answer(zone)
        .put("equipment", equipment)
        .put("boards", terminal.live().boards().stream().map(site::board).toList());
  }

  /** What is committed: target, today, the last hours, the last moves, gaps, faults, alarms. */
  Answer tally(Instant now) {
    Instant recent = now.minus(RECENT);
    return new Answer(zone)
        .put("attainment", attainment(now))
        .put("today", terminalToday(now))
        .put("equipment", queries.equipment().stream().map(one -> tallied(one, now)).toList())
        .put("gaps", queries.gaps(recent, now, MOST_LISTED).stream().map(site::gap).toList())
        .put("faults", queries.faults(recent, now, MOST_LISTED).stream().map(site::fault).toList())
        .put("alarms", queries.alarms(MOST_LISTED).stream().map(site::alarm).toList());
  }

  private Answer attainment(Instant now) {
    return AttainmentAnswer.of(queries.attainment(now, Period.MONTH), Period.MONTH, zone);
  }

  /** What went over the terminal's boundary today. */
  private Answer terminalToday(Instant now) {
    List<EquipmentProfile> boundary =
        queries.equipment().stream().filter(EquipmentProfile::boundary).toList();
    return written(new Throughput(queries, now).sums(boundary, List.of(today(now)))).getFirst();
  }

  private Answer liveEquipment(
      EquipmentProfile equipment, Instant now, long monotonicMicroseconds) {
    List<LiveReading> readings = terminal.live().readings(equipment.id());
    Answer answer = new Answer(zone).put("id", equipment.id().value());
    live.state(
        answer,
        motion.look(equipment, readings, terminal.board(equipment), now, monotonicMicroseconds));
    return answer.put("signals", live.signals(readings));
  }

  private Answer tallied(EquipmentProfile equipment, Instant now) {
    Throughput throughput = new Throughput(queries, now);
    Answer answer = new Answer(zone).put("id", equipment.id().value());
    answer.put(
        "today", written(throughput.sums(List.of(equipment), List.of(today(now)))).getFirst());
    answer.put("strip", written(throughput.sums(List.of(equipment), strip(now))));
    answer.put(
        "complete_through", queries.completeThrough(equipment.id()), "nothing is recorded yet");
    return last(answer, equipment, now);
  }

  private List<Answer> written(List<WindowSum> sums) {
    return sums.stream().map(sum -> sum.write(new Answer(zone))).toList();
  }

  private Answer last(Answer answer, EquipmentProfile equipment, Instant now) {
    EventWindow newest = new EventWindow(now.minus(RECENT), now.plus(RECENT), Optional.empty(), 1);
    if (equipment.figures().contains(Figure.WAGONS)) {
      List<Event.VehiclePass> passes = queries.passes(equipment.id(), newest).events();
      return passes.isEmpty()
          ? answer.missing("last", "none in 24 hours")
          : answer.put("last", events.pass(passes.getFirst()));
    }
    List<Event.Move> moves = queries.moves(equipment.id(), newest).events();
    return moves.isEmpty()
        ? answer.missing("last", "none in 24 hours")
        : answer.put("last", events.move(moves.getFirst()));
  }

  private Bucket today(Instant now) {
    var midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone);
    return new Bucket(midnight.toInstant(), midnight.plusDays(1).toInstant());
  }

  private List<Bucket> strip(Instant now) {
    long quarter = Math.floorDiv(now.getEpochSecond(), 900L) * 900;
    return java.util.stream.LongStream.iterate(
            quarter - STRIP.toSeconds() + 900, start -> start <= quarter, start -> start + 900)
        .mapToObj(Instant::ofEpochSecond)
        .map(start -> new Bucket(start, start.plusSeconds(900)))
        .toList();
  }
}
