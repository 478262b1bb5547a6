package org.tallyport.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;

/** Things to send: fixed ones for golden files, and random ones drawn from a seed. */
final class Samples {
  static final EdgeNode NODE = new EdgeNode("AZBAK", "board-7");
  static final EquipmentId CRANE = new EquipmentId("QC01");
  static final EquipmentId TRACK = new EquipmentId("TRACK-2");
  static final JournalId JOURNAL = new JournalId("0190f3a2-77c4");

  static final Signal LOCKED =
      new Signal(CRANE, "spreader.locked", Role.SPREADER_LOCKED, Unit.NONE, ValueType.BOOLEAN, 0);
  static final Signal LOAD =
      new Signal(CRANE, "hoist.load", Role.HOIST_LOAD, Unit.TONNES, ValueType.DECIMAL, 2);
  static final Signal MOVES =
      new Signal(CRANE, "moves", Role.MOVE_COUNTER, Unit.COUNT, ValueType.INTEGER, 0);
  static final Signal WHEEL =
      new Signal(TRACK, "wheel.a", Role.WHEEL_A, Unit.NONE, ValueType.BOOLEAN, 0);

  static final Map<Long, Signal> SIGNALS = Map.of(1L, LOCKED, 2L, LOAD, 3L, MOVES, 300L, WHEEL);
  static final Definitions DEFINITIONS = SIGNALS::get;
  static final Definitions.Lookup LOOKUP = node -> node.equals(NODE) ? DEFINITIONS : null;

  private Samples() {}

  static BoardMessages board(Compression compression) {
    return new BoardMessages(NODE, List.of(CRANE, TRACK), compression);
  }

  static Content.Readings readings() {
    ReadingColumns columns = new ReadingColumns();
    columns.add(1, 5_000_000, 1, Quality.GOOD);
    columns.add(2, 5_000_250, 3_047, Quality.GOOD);
    columns.add(2, 5_250_250, -12, Quality.UNCERTAIN);
    columns.add(3, 5_250_251, 4_711, Quality.GOOD);
    columns.add(2, 5_400_000, 0, Quality.BAD);
    return new Content.Readings(
        CRANE, 3, 5_000_000, 1_790_000_000_123_456L, ClockQuality.SYNCHRONISED, 5_499_000, columns);
  }

  static Content.Readings idle() {
    return new Content.Readings(
        TRACK, 3, 9_000_000, 0, ClockQuality.UNSET, 9_000_000, new ReadingColumns());
  }

  static Content.Gap gap() {
    return new Content.Gap(
        CRANE, List.of("hoist.load"), 2, 7_000_000, 3, 120_000, 0, "the board was off");
  }

  static Content.Clock clock() {
    return new Content.Clock(
        3, 60_000_000, 1_790_000_060_000_000L, 250_000, ClockQuality.UNCERTAIN);
  }

  static Content.Definition definition() {
    return new Content.Definition(2, LOAD);
  }

  static Content.Dropped dropped() {
    Content.Gap all =
        new Content.Gap(TRACK, List.of(), 3, 1_000_000, 3, 2_000_000, 40, "the journal was full");
    return new Content.Dropped(4, List.of(gap(), all));
  }

  static Map<String, Content> contents() {
    Map<String, Content> contents = new java.util.TreeMap<>();
    contents.put("readings", readings());
    contents.put("readings-none", idle());
    contents.put("gap", gap());
    contents.put("clock", clock());
    contents.put("definition", definition());
    contents.put("dropped", dropped());
    return contents;
  }

  static JournalStatus status() {
    return new JournalStatus(JOURNAL, 58, 42, 0x0123_4567_89AB_CDEFL, 41);
  }

  static List<Metric> health() {
    return List.of(
        Metric.named("Health/Version", 1_790_000_000_000L, new Metric.Value.Text("0.1.0")),
        Metric.named("Health/Disk free", 1_790_000_000_000L, new Metric.Value.Whole(12_000_000)),
        Metric.named("Health/Temperature", 1_790_000_000_000L, new Metric.Value.Decimal(48.25)),
        Metric.named("Health/Throttled", 1_790_000_000_000L, new Metric.Value.Flag(false)));
  }

  static List<LiveSignal> live() {
    return List.of(
        new LiveSignal(1, LOCKED, Optional.of(new LiveValue(1_790_000_000_100L, 1, Quality.GOOD))),
        new LiveSignal(2, LOAD, Optional.of(new LiveValue(1_790_000_000_200L, 0, Quality.BAD))),
        new LiveSignal(3, MOVES, Optional.empty()));
  }

  static Map<String, Message> messages() {
    Map<String, Message> messages = new java.util.TreeMap<>();
    BoardMessages board = board(Compression.NONE);
    long now = 1_790_000_001_000L;
    messages.put("nbirth", board.nodeBirth(7, now, status(), health()));
    messages.put(
        "dbirth",
        board.deviceBirth(1, now, CRANE, live(), List.of(new Content.Definition(9, LOAD))));
    messages.put("snapshot", board.snapshot(2, now, CRANE, live()));
    messages.put("ndata-health", board.health(3, now, health()));
    messages.put("ddeath", board.deviceDeath(4, now, TRACK));
    messages.put("ndeath", BoardMessages.nodeDeath(NODE, 7));
    messages.put("ncmd-rebirth", HostMessages.rebirth(NODE, now));
    messages.put("ncmd-fork", HostMessages.fork(NODE, now, JOURNAL, 44));
    messages.put(
        "ncmd-acknowledge",
        HostMessages.acknowledge(NODE, now, new Acknowledgement(JOURNAL, 57, 0x0FED_CBA9L)));
    messages.put("state", HostMessages.state("terminal", true, now));
    contents()
        .forEach(
            (name, content) ->
                messages.put(
                    "block-" + name,
                    board.block(255, now, new Block(42, 99, content), DEFINITIONS, true)));
    return messages;
  }

  /** A random set of signals of one crane: alias to signal, all types and decimals. */
  static Map<Long, Signal> randomSignals(RandomGenerator random) {
    Map<Long, Signal> signals = new HashMap<>();
    for (int i = 0; i < 12; i++) {
      ValueType type = List.of(ValueType.values()).get(random.nextInt(3));
      int decimals = type == ValueType.DECIMAL ? random.nextInt(7) : 0;
      Signal signal = new Signal(CRANE, "s" + i, Role.OTHER, Unit.NONE, type, decimals);
      signals.put(1 + random.nextLong(Aliases.LAST_SIGNAL), signal);
    }
    return signals;
  }

  static long randomSteps(RandomGenerator random, Signal signal) {
    return switch (signal.type()) {
      case BOOLEAN -> random.nextLong(2);
      case INTEGER -> random.nextLong(-(1L << random.nextInt(1, 54)), 1L << 53);
      case DECIMAL -> random.nextLong(-Signal.MAXIMUM_STEPS, Signal.MAXIMUM_STEPS + 1);
    };
  }

  static Content.Readings randomReadings(RandomGenerator random, Map<Long, Signal> signals) {
    List<Long> aliases = new ArrayList<>(signals.keySet());
    aliases.sort(null);
    ReadingColumns columns = new ReadingColumns();
    long base = random.nextLong(1L << random.nextInt(1, 50));
    long time = base;
    for (int left = random.nextInt(200); left > 0; left--) {
      long alias = aliases.get(random.nextInt(aliases.size()));
      Quality quality = List.of(Quality.values()).get(random.nextInt(3));
      columns.add(
          (int) alias,
          time,
          randomSteps(random, Objects.requireNonNull(signals.get(alias))),
          quality);
      time = Math.max(0, time + random.nextLong(-50, 1L << random.nextInt(8, 30)));
    }
    return new Content.Readings(
        CRANE,
        random.nextLong(1, 1_000),
        base,
        random.nextLong(-1_000_000, 1L << 51),
        List.of(ClockQuality.values()).get(random.nextInt(3)),
        Math.max(0, base + random.nextLong(-1_000, 1L << 40)),
        columns);
  }

  static Metric metric(String name, Metric.Value value) {
    return new Metric(Optional.of(name), OptionalLong.empty(), 0, value, Quality.GOOD);
  }
}
