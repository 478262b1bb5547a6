package org.tallyport.edge.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tallyport.edge.config.Condition;
import org.tallyport.edge.sample.CurrentValues;
import org.tallyport.edge.sample.ReadingSink;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Signal;

/** The through marks of a board with two equipments on two sensors. */
class ConditioningTest {
  private static final List<Signal> SIGNALS =
      List.of(
          signal("STS-1", Role.SPREADER_LOCKED, 0),
          signal("STS-1", Role.HOIST_LOAD, 2),
          signal("RTG-2", Role.HOIST_LOAD, 2),
          signal("RTG-2", Role.SPREADER_LANDED, 0));
  private static final List<Condition> CONDITIONS =
      List.of(
          Condition.NONE.debounced(100_000),
          Condition.NONE.byException(0.5, 200_000, 1_000_000),
          Condition.NONE.byException(0, 150_000, 0),
          Condition.NONE.debounced(20_000));

  private final Ring ring = new Ring(SIGNALS);
  private final CurrentValues current = new CurrentValues(SIGNALS.size(), 0);
  private final Conditioning board = board(ring, current);

  private static Signal signal(String equipment, Role role, int decimals) {
    return new Signal(
        new EquipmentId(equipment), role.word(), role, role.unit(), role.type(), decimals);
  }

  /** Sensor 0 reads signals 0 and 2, sensor 1 the others. */
  private static Conditioning board(ReadingSink ring, CurrentValues current) {
    return new Conditioning(
        SIGNALS, CONDITIONS, List.of(new int[] {0, 2}, new int[] {1, 3}), ring, current);
  }

  @Test
  void saysNothingUntilEverySensorOfTheEquipmentKnows() {
    board.advance(0, 1_000);
    board.settle();
    assertEquals(List.of(), ring.marks);
    board.advance(1, 800);
    board.settle();
    assertEquals(List.of("0@800", "1@800"), ring.marks);
  }

  @Test
  void keepsTheMarkBeforeWhatIsHeldBack() {
    board.sink(0).sample(0, 50_000, 1, Quality.GOOD);
    board.advance(0, 100_000);
    board.advance(1, 100_000);
    board.settle();
    assertEquals(List.of("0@49999", "1@100000"), ring.marks);
    board.advance(0, 150_000);
    board.advance(1, 160_000);
    board.settle();
    assertEquals(List.of("0@49999", "1@100000", "0@150000"), ring.marks);
    assertEquals(50_000, current.get(0).timeMicroseconds());
  }

  @Test
  void marksAnIdleEquipmentRarely() {
    for (long time = 0; time <= 1_000_000; time += 10_000) {
      board.advance(0, time);
      board.advance(1, time);
      board.settle();
    }
    assertEquals(5 * 2, ring.marks.size());
  }

  @Test
  void makesALossOfASampleThatComesTooLate() {
    board.advance(0, 1_000);
    board.sink(0).sample(0, 1_000, 1, Quality.GOOD);
    assertEquals(1, board.lateSamples());
    assertEquals(List.of("0: 999 to 1001"), ring.losses);
  }

  @Test
  void givesARefusedReadingAgainAndHoldsTheMarkBack() {
    ring.full = true;
    board.sink(0).sample(1, 10_000, 5, Quality.GOOD);
    board.sink(0).sample(1, 300_000, 6, Quality.GOOD);
    board.advance(0, 400_000);
    board.advance(1, 400_000);
    board.settle();
    ring.full = false;
    ring.marks.clear();
    for (int step = 0; step < 100; step++) {
      board.settle();
    }
    assertEquals(List.of("2: 300000=600"), ring.taken, "the latest, with its own time");
    assertEquals(List.of("1@400000"), ring.marks);
  }

  @Test
  void neverGivesAReadingThatAMarkHasCovered() {
    for (long seed = 1; seed <= 300; seed++) {
      Ring random = new Ring(SIGNALS);
      drive(seed, random, 1 + seed % 7);
      assertTrue(random.taken.size() > 20, "seed " + seed + " gave readings");
      assertTrue(random.marks.size() > 20, "seed " + seed + " gave marks");
    }
  }

  @Test
  void givesTheSameReadingsHoweverOftenItSteps() {
    for (long seed = 1; seed <= 100; seed++) {
      Ring often = new Ring(SIGNALS);
      Ring rarely = new Ring(SIGNALS);
      drive(seed, often, 1);
      drive(seed, rarely, 37);
      assertEquals(often.perSignal(), rarely.perSignal(), "seed " + seed);
    }
  }

  @Test
  void differsBetweenSeeds() {
    Ring one = new Ring(SIGNALS);
    Ring two = new Ring(SIGNALS);
    drive(1, one, 1);
    drive(2, two, 1);
    assertNotEquals(one.taken, two.taken);
  }

  /** Four channels of random samples over 20 s; every n-th sampling instant is a step. */
  private static void drive(long seed, Ring ring, long every) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom lag = new SplittableRandom(seed + every * 1_000);
    ring.seed = seed;
    Conditioning board = board(ring, new CurrentValues(SIGNALS.size(), 0));
    List<SampleSink> sinks = List.of(board.sink(0), board.sink(1));
    long tick = 0;
    for (long time = 0; time < 20_000_000; time += 7_000) {
      for (int sensor = 0; sensor < 2; sensor++) {
        for (int channel = 0; channel < 2; channel++) {
          if (random.nextInt(10) < 2) {
            boolean bad = random.nextInt(50) == 0;
            double value = sensor == channel ? random.nextInt(2) : random.nextInt(300) / 100.0;
            sinks.get(sensor).sample(channel, time, value, bad ? Quality.BAD : Quality.GOOD);
          }
        }
      }
      if (++tick % every == 0) {
        board.advance(0, time);
        if (lag.nextInt(3) > 0) {
          board.advance(1, time);
        }
        board.settle();
      }
    }
    board.advance(0, 30_000_000);
    board.advance(1, 30_000_000);
    board.settle();
  }

  /** A ring that holds the exact property. */
  private static final class Ring implements ReadingSink {
    final List<String> taken = new ArrayList<>();
    final List<String> marks = new ArrayList<>();
    final List<String> losses = new ArrayList<>();
    boolean full;
    long seed;
    private final long[] through = new long[2];
    private final long[] latest;
    private final List<Signal> signals;

    Ring(List<Signal> signals) {
      this.signals = signals;
      latest = new long[signals.size()];
      Arrays.fill(through, Long.MIN_VALUE);
      Arrays.fill(latest, Long.MIN_VALUE);
    }

    @Override
    public boolean reading(int signal, long time, long steps, Quality quality) {
      int equipment = signals.get(signal).equipment().value().equals("STS-1") ? 0 : 1;
      String what = signal + ": " + time + "=" + (quality == Quality.BAD ? "bad" : "" + steps);
      assertTrue(time > through[equipment], () -> "seed " + seed + ": " + what + " was covered");
      assertTrue(time >= latest[signal], () -> "seed " + seed + ": " + what + " goes back");
      latest[signal] = time;
      if (!full) {
        taken.add(what);
      }
      return !full;
    }

    @Override
    public void through(int equipment, long time) {
      assertTrue(time > through[equipment], () -> "seed " + seed + ": mark goes back");
      through[equipment] = time;
      marks.add(equipment + "@" + time);
    }

    @Override
    public void lost(int signal, long first, long last, long count, String reason) {
      losses.add(signal + ": " + first + " to " + last);
    }

    List<String> perSignal() {
      return taken.stream().sorted(java.util.Comparator.comparingInt(s -> s.charAt(0))).toList();
    }
  }
}
