package org.tallyport.gateway.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.live.BoardStatus;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.live.Receipt;
import org.tallyport.gateway.recognise.Confidence;
import org.tallyport.gateway.recognise.Direction;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventId;
import org.tallyport.gateway.recognise.MassBasis;
import org.tallyport.gateway.recognise.MoveKind;
import org.tallyport.gateway.recognise.Vehicle;
import org.tallyport.gateway.recognise.Zone;
import org.tallyport.gateway.tally.Counts;
import org.tallyport.gateway.tally.Coverage;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.LiveValue;

/** A server on a free port over a terminal in memory, at a time that only the test moves. */
class Scene implements AutoCloseable {
  /** 14:00 in Baku. */
  static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  static final JournalId JOURNAL = new JournalId("0123456789abcdef");

  final MemoryTerminal terminal = memory();
  final LiveView live = new LiveView();
  private volatile Instant now = NOW;
  private final AtomicLong elapsedNanoseconds = new AtomicLong();
  private final InstantSource clock = () -> now;
  private ConsoleServer server;

  Scene() {
    server = server(0).start();
  }

  MemoryTerminal memory() {
    return new MemoryTerminal();
  }

  private ConsoleServer server(int port) {
    return new ConsoleServer(
        ConsoleServer.USUAL_HOST,
        port,
        List.of(new ConsoleTerminal(terminal, live)),
        clock,
        elapsedNanoseconds::get);
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  private Receipt received() {
    return new Receipt(now.toEpochMilli(), elapsedNanoseconds.get() / 1_000);
  }

  /** So much monotonic time goes by; the wall clock stands. */
  void elapse(Duration time) {
    elapsedNanoseconds.addAndGet(time.toNanos());
  }

  void now(Instant time) {
    now = time;
  }

  /** Stops the server; what it gives brings another one up at the same address. */
  Runnable stop() {
    int port = server.port();
    server.close();
    return () -> server = server(port).start();
  }

  /** A quarter of an hour fully covered, with so many boxes of one TEU and 20 t each. */
  void quarter(EquipmentId id, Instant start, long boxes) {
    quarter(id, start, boxes, 900);
  }

  void quarter(EquipmentId id, Instant start, long boxes, long coveredSeconds) {
    long covered = coveredSeconds * 1_000_000;
    terminal.put(
        new Interval(
            id,
            Microseconds.of(start),
            new Counts(boxes, boxes, boxes, boxes * 100, boxes * 20_000_000, 0, 0, 0, 0, 0),
            new Coverage(covered, covered, covered, covered / 2, covered - covered / 2)));
  }

  /** A quarter of an hour of a track. */
  void trackQuarter(Instant start, long wagonsIn, long wagonsOut, long locomotives) {
    long covered = Interval.LENGTH_MICROSECONDS;
    terminal.put(
        new Interval(
            MemoryTerminal.TRACK,
            Microseconds.of(start),
            new Counts(0, 0, 0, 0, 0, 0, wagonsIn, wagonsOut, locomotives, 0),
            new Coverage(0, 0, covered, covered / 3, covered - covered / 3)));
  }

  static Event.Move move(EquipmentId id, Instant released, long block, OptionalLong grams) {
    return new Event.Move(
        new EventId(JOURNAL, block, 3),
        id,
        MoveKind.DISCHARGE,
        Microseconds.of(released),
        1,
        200,
        grams,
        grams.isPresent() ? MassBasis.GROSS : MassBasis.UNKNOWN,
        Confidence.GOOD,
        Zone.VESSEL,
        Zone.QUAY,
        "spreader/1",
        new EventId(JOURNAL, block - 1, 0));
  }

  static Event.VehiclePass pass(Instant passed, long block) {
    return new Event.VehiclePass(
        new EventId(JOURNAL, block, 0),
        MemoryTerminal.TRACK,
        Vehicle.WAGON,
        Direction.IN,
        4,
        Microseconds.of(passed),
        2_500,
        Confidence.GOOD,
        "rail/1");
  }

  static RecordedGap gap(EquipmentId id, Instant from, Instant to, String reason) {
    return new RecordedGap(
        id, JOURNAL, 7, 0, List.of(), Microseconds.of(from), Microseconds.of(to), 0, reason);
  }

  static Alarm fork(String board, Instant since) {
    return new Alarm("fork", board, Microseconds.of(since), "journal " + JOURNAL + " has forked");
  }

  /** The example of a month of 15 Mt a year after its twelfth day. */
  static Attainment attainment() {
    return new Attainment(
        Instant.parse("2026-02-28T20:00:00Z"),
        Instant.parse("2026-03-31T20:00:00Z"),
        NOW,
        Amount.of(1_250_000),
        Amount.of(500_000),
        Amount.of(460_000),
        Amount.of(0.92),
        Amount.of(0.9012),
        Amount.of(2_044.444),
        Amount.of(1_188_640),
        Amount.of(2_216.611),
        Amount.unknown("no ceiling is configured"),
        0.979,
        Optional.of(NOW.minusSeconds(4)),
        Optional.of(
            new Attainment.Claim(
                "design capacity", 15_000_000, 1, "design", "2018", "Port of Baku")));
  }

  void board(String name, boolean online) {
    live.put(
        new BoardStatus(
            new EdgeNode("AZBAK", name),
            online,
            Optional.of(JOURNAL),
            0,
            41,
            received(),
            1,
            41,
            0,
            0));
  }

  void reading(EquipmentId id, Role role, long steps, int decimals, Quality quality) {
    Signal signal = new Signal(id, role.word(), role, role.unit(), role.type(), decimals);
    live.put(signal, new LiveValue(now.toEpochMilli(), steps, quality), received());
  }

  static Instant quarters(int number) {
    return NOW.plus(15L * number, ChronoUnit.MINUTES);
  }

  @Override
  public void close() {
    server.close();
  }
}
