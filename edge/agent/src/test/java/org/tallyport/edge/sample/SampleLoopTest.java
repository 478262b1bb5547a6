package org.tallyport.edge.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tallyport.edge.condition.Conditioning;
import org.tallyport.edge.config.Condition;
import org.tallyport.edge.journal.ReadingRing;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;
import org.tallyport.equipment.Signal;

/** The loop with the real conditioning and the real ring behind it. */
class SampleLoopTest {
  private static final List<Signal> SIGNALS =
      List.of(signal(Role.SPREADER_LOCKED, 0), signal(Role.HOIST_LOAD, 2));

  private final Script script = new Script();
  private final SignalList signals = new SignalList(SIGNALS);
  private final ReadingRing ring = new ReadingRing(signals, 64);
  private final CurrentValues current = new CurrentValues(2, 0);
  private final SampleLoop loop = loop(Condition.NONE.debounced(100_000), Condition.NONE);

  private static Signal signal(Role role, int decimals) {
    return new Signal(
        new EquipmentId("STS-1"), role.word(), role, role.unit(), role.type(), decimals);
  }

  private SampleLoop loop(Condition contact, Condition load) {
    return new SampleLoop(
        List.of(new Source("plc1", script)),
        new Conditioning(
            SIGNALS, List.of(contact, load), List.of(new int[] {1, 0}), ring, current));
  }

  @Test
  void turnsSamplesIntoReadingsUpToAMark() {
    script.then(
        100_000,
        sink -> {
          sink.sample(1, 10_000, 1, Quality.GOOD);
          sink.sample(0, 20_000, 12.345, Quality.GOOD);
        });
    script.then(150_000, _ -> {});
    loop.step();
    assertEquals(List.of("1 20000=1235 GOOD", "through 9999"), drained());
    loop.step();
    assertEquals(List.of("0 10000=1 GOOD", "through 150000"), drained());
    assertEquals(new CurrentValues.Value(20_000, 1_235, Quality.GOOD), current.get(1));
    assertEquals(2, loop.steps());
  }

  @Test
  void passesBadAndLossesOn() {
    script.then(
        100_000,
        sink -> {
          sink.sample(1, 10_000, 0, Quality.BAD);
          sink.lost(0, 20_000, 90_000, 3, "queue overflow at the PLC");
          sink.sample(0, 90_000, 1, Quality.UNCERTAIN);
        });
    loop.step();
    assertEquals(
        List.of(
            "0 10000=0 BAD",
            "1 lost 20000 to 90000, 3, queue overflow at the PLC",
            "1 90000=100 UNCERTAIN",
            "through 100000"),
        drained());
  }

  @Test
  void makesALossOfWhatFindsNoRoomAndTellsTheLatestValueAgain() {
    int flood = 4 * ring.capacity();
    for (int i = 1; i <= flood; i++) {
      double value = i;
      long time = i * 1_000L;
      script.then(time, sink -> sink.sample(0, time, value, Quality.GOOD));
      if (i == 1) {
        script.then(time, sink -> sink.sample(1, time + 1, 0, Quality.BAD));
      }
    }
    for (int i = 0; i <= flood; i++) {
      loop.step();
    }
    assertTrue(ring.overflowed() > 0);
    drained();
    script.then((flood + 400) * 1_000L, _ -> {});
    for (int i = 0; i < 40; i++) {
      loop.step();
    }
    List<String> after = drained();
    assertTrue(after.get(0).startsWith("1 lost "), after.toString());
    assertEquals("1 " + flood * 1_000L + "=" + flood * 100 + " GOOD", after.get(1));
    assertEquals("through " + (flood + 400) * 1_000L, after.get(2));
  }

  @Test
  void countsWhichSourcesFail() {
    loop.step();
    assertEquals(0, loop.failing());
    script.state = new SensorState.Failing("opc.tcp://10.0.0.7:4840 refuses the session");
    loop.step();
    assertEquals(1, loop.failing());
    script.state = new SensorState.Reading();
    loop.step();
    assertEquals(0, loop.failing());
  }

  @Test
  void allocatesNothingWhileNothingHappens() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    idle(20_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    idle(100_000);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 10_000, bytes + " bytes in 100,000 idle steps");
  }

  private void idle(int steps) {
    for (int i = 0; i < steps; i++) {
      script.watermark += 10;
      loop.step();
    }
    ring.drain(new Discard(), Integer.MAX_VALUE);
  }

  private List<String> drained() {
    Lines lines = new Lines();
    ring.drain(lines, Integer.MAX_VALUE);
    return lines.all;
  }

  /** A sensor that gives what it was told to, one part per poll. */
  private static final class Script implements Sensor {
    private final Queue<Consumer<SampleSink>> parts = new ArrayDeque<>();
    private final Queue<Long> watermarks = new ArrayDeque<>();
    long watermark = 0;
    SensorState state = new SensorState.Reading();

    void then(long watermarkMicroseconds, Consumer<SampleSink> part) {
      parts.add(part);
      watermarks.add(watermarkMicroseconds);
    }

    @Override
    public void poll(SampleSink sink) {
      Consumer<SampleSink> part = parts.poll();
      Long next = watermarks.poll();
      if (part != null && next != null) {
        part.accept(sink);
        watermark = next;
      }
    }

    @Override
    public long watermarkMicroseconds() {
      return watermark;
    }

    @Override
    public SensorState state() {
      return state;
    }

    @Override
    public void close() {}
  }

  private static final class Discard implements ReadingSink {
    @Override
    public boolean reading(int signal, long time, long steps, Quality quality) {
      return true;
    }

    @Override
    public void through(int equipment, long time) {}

    @Override
    public void lost(int signal, long first, long last, long count, String reason) {}
  }

  private static final class Lines implements ReadingSink {
    final List<String> all = new ArrayList<>();

    @Override
    public boolean reading(int signal, long time, long steps, Quality quality) {
      all.add(signal + " " + time + "=" + steps + " " + quality);
      return true;
    }

    @Override
    public void through(int equipment, long time) {
      all.add("through " + time);
    }

    @Override
    public void lost(int signal, long first, long last, long count, String reason) {
      all.add(signal + " lost " + first + " to " + last + ", " + count + ", " + reason);
    }
  }
}
