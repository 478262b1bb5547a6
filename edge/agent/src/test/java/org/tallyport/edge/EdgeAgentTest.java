package org.tallyport.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.edge.config.Condition;
import org.tallyport.edge.journal.JournalPace;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.edge.uplink.UplinkSettings;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Compression;
import org.tallyport.wire.Content;
import org.tallyport.wire.Decoder;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.Link;
import org.tallyport.wire.Links;
import org.tallyport.wire.LiveValue;
import org.tallyport.wire.Message;
import org.tallyport.wire.Received;

/** A whole agent on a virtual clock and a real journal. */
class EdgeAgentTest {
  private static final Signal LOAD = signal(Role.HOIST_LOAD, 2);
  private static final Signal LOCKED = signal(Role.SPREADER_LOCKED, 0);

  @TempDir private Path folder;

  private final Clock clock = new Clock();
  private final Broker broker = new Broker();
  private int journals;

  private static Signal signal(Role role, int decimals) {
    return new Signal(
        new EquipmentId("STS-1"), role.word(), role, role.unit(), role.type(), decimals);
  }

  private EdgeAgent agent(Sensor sensor) {
    Parts parts =
        new Parts(
            List.of(LOAD, LOCKED),
            List.of(Condition.NONE, Condition.NONE.debounced(100_000)),
            List.of(new Parts.Bound("crane", sensor, List.of(0, 1))),
            clock,
            clock.monotonicMicroseconds() - 1,
            JournalSettings.durable(folder.resolve("journal.db"), 10_000_000),
            JournalPace.DEFAULT,
            UplinkSettings.of(new EdgeNode("AZBAK", "quay-1"), Optional.empty(), Compression.NONE));
    return new EdgeAgent(parts, broker, () -> new JournalId("0000000" + ++journals), 1);
  }

  @Test
  void keepsEveryReadingInItsJournalUnderVirtualTime() {
    try (EdgeAgent agent = agent(new Crane(clock))) {
      step(agent, 60_000_000);
      List<Content.Readings> blocks = blocks(agent);
      assertEquals(expected(60_000_000), times(blocks));
      long through = blocks.getLast().throughMicroseconds();
      assertTrue(through > 59_000_000, "through " + through);
      assertEquals(6_000, agent.currentValues().get(0).steps());
      assertTrue(agent.health().line().startsWith("sources 1 of 1 reading, 0 late samples; "));
    }
  }

  @Test
  void goesOnInTheSameJournalAfterItsProcessIsGone() {
    EdgeAgent first = agent(new Crane(clock));
    step(first, 10_000_000);
    first.close();
    try (EdgeAgent second = agent(new Crane(clock))) {
      step(second, 20_000_000);
      assertEquals(expected(20_000_000), times(blocks(second)));
      assertEquals(1, journals, "no new journal was begun");
      List<Content> all = contents(second);
      assertTrue(all.stream().anyMatch(Content.Gap.class::isInstance), "the start is a gap");
    }
  }

  @Test
  void recordsOneGapFromItsLastThroughToItsFirstReadingAfterAKill() {
    EdgeAgent first = agent(new Crane(clock));
    run(first, 10_130_000);
    long through = blocks(first).getLast().throughMicroseconds();
    first.close();
    long starts = clock.micros + 3_000_000;
    long reads = starts + 2_000_000;
    clock.micros = starts;
    try (EdgeAgent second = agent(new Crane(clock, reads))) {
      step(second, 20_000_000);
      List<Content.Gap> gaps = new ArrayList<>();
      contents(second).stream()
          .filter(Content.Gap.class::isInstance)
          .forEach(gap -> gaps.add((Content.Gap) gap));
      assertEquals(2, gaps.size(), "one per start");
      assertEquals(7, gaps.getLast().firstBoot());
      assertEquals(through, gaps.getLast().firstMicroseconds());
      assertEquals(7, gaps.getLast().lastBoot());
      assertEquals(reads + 20_000, gaps.getLast().lastMicroseconds());
      assertTrue(through > 10_130_000 - 700_000, "a commit interval and a debounce: " + through);
      List<Long> throughs = blocks(second).stream().map(b -> b.throughMicroseconds()).toList();
      assertEquals(throughs.stream().sorted().toList(), throughs);
    }
  }

  @Test
  void holdsManySecondsOfThousandsOfReadingsWhileTheDiskIsSlow() {
    long until = 3_000_000_000L;
    try (EdgeAgent agent = agent(new Crane(clock))) {
      step(agent, 1_000_000);
      clock.micros = until;
      agent.sampleLoop().step();
      assertTrue(agent.journalLoop().flush(1_020_000));
      assertTrue(agent.health().line().contains(" 0 overflowed"), agent.health().line());
      assertEquals(expected(until), times(blocks(agent)));
    }
  }

  @Test
  void publishesItsBlocksOnceTheBrokerIsThere() {
    try (EdgeAgent agent = agent(new Crane(clock))) {
      step(agent, 3_000_000);
      assertEquals(List.of(), broker.published);
      broker.there = true;
      step(agent, 70_000_000);
    }
    List<String> topics = broker.published.stream().map(Message::topic).toList();
    assertEquals("spBv1.0/AZBAK/NBIRTH/quay-1", topics.get(0));
    assertEquals("spBv1.0/AZBAK/DBIRTH/quay-1/STS-1", topics.get(1));
    assertTrue(
        topics.stream().filter(topic -> topic.equals("spBv1.0/AZBAK/DDATA/quay-1/STS-1")).count()
            > 100,
        topics::toString);
    assertEquals("spBv1.0/AZBAK/NDEATH/quay-1", topics.getLast(), "an orderly end is told");
  }

  /** A contact's reading is held back for its debounce time and then dated to its edge. */
  @Test
  void datesWhatHasNoReadingYetBeforeAnyReadingThatIsHeldBack() {
    broker.there = true;
    clock.micros = 5_000_000;
    try (EdgeAgent agent = agent(new Crane(clock, 400_000_000))) {
      step(agent, 70_000_000);
    }
    Message birth =
        broker.published.stream()
            .filter(message -> message.topic().contains("/DBIRTH/"))
            .findFirst()
            .orElseThrow();
    Received.DeviceBirth read =
        assertInstanceOf(Received.DeviceBirth.class, new Decoder().decode(birth, _ -> null));
    List<LiveValue> values =
        read.metrics().stream()
            .flatMap(born -> born.signal().stream())
            .flatMap(signal -> signal.latest().stream())
            .toList();
    long start = clock.utcMicroseconds() - clock.micros + 5_000_000;
    assertEquals(
        List.of(
            new LiveValue(start / 1_000 - 1, 0, Quality.BAD),
            new LiveValue(start / 1_000 - 1, 0, Quality.BAD)),
        values);
  }

  @Test
  void stopsInOrderWithTheLastReadingsWritten() throws Exception {
    EdgeAgent agent = agent(new Crane(clock));
    CompletableFuture<Throwable> bug = new CompletableFuture<>();
    clock.micros = 5_000_000;
    agent.start(new SystemPacer(), bug::complete, () -> {});
    agent.stop();
    assertTrue(!bug.isDone(), () -> "a bug: " + bug.join());
    try (EdgeAgent again = agent(new Crane(clock))) {
      again.journal().open(0);
      assertEquals(expected(5_000_000), times(blocks(again)));
    }
  }

  @Test
  void triesAgainByThePacerThoughTheBoardsClockStandsStill() throws Exception {
    AtomicLong life = new AtomicLong(-1_000_000_000);
    Pacer pacer =
        new Pacer() {
          @Override
          public long microseconds() {
            return life.addAndGet(10_000_000);
          }

          @Override
          public void pause(long microseconds) {
            LockSupport.parkNanos(microseconds * 1_000);
          }
        };
    EdgeAgent agent = agent(new Crane(clock));
    CompletableFuture<Throwable> bug = new CompletableFuture<>();
    agent.start(pacer, bug::complete, () -> {});
    assertTrue(broker.attempts.await(10, TimeUnit.SECONDS), "left: " + broker.attempts);
    agent.stop();
    assertTrue(!bug.isDone(), () -> "a bug: " + bug.join());
  }

  @Test
  void handsABugToWhoeverEndsTheProcess() throws Exception {
    EdgeAgent agent = agent(new Broken());
    CompletableFuture<Throwable> bug = new CompletableFuture<>();
    agent.start(new SystemPacer(), bug::complete, () -> {});
    assertEquals("planted", bug.get(10, TimeUnit.SECONDS).getMessage());
    agent.close();
  }

  /** One reading of the load each 100 ms, from 100 ms on. */
  private static List<Long> expected(long untilMicroseconds) {
    List<Long> times = new ArrayList<>();
    for (long time = 100_000; time <= untilMicroseconds; time += 100_000) {
      times.add(time);
    }
    return times;
  }

  private void step(EdgeAgent agent, long untilMicroseconds) {
    run(agent, untilMicroseconds);
    assertTrue(agent.journalLoop().flush(clock.micros));
  }

  private void run(EdgeAgent agent, long untilMicroseconds) {
    for (long now = clock.micros + 20_000; now <= untilMicroseconds; now += 20_000) {
      clock.micros = now;
      agent.sampleLoop().step();
      agent.journalLoop().step(clock.micros);
      agent.uplinkLoop().step(clock.micros);
    }
  }

  private static List<Content> contents(EdgeAgent agent) {
    var status = agent.journal().draining().orElseThrow();
    return agent.journal().unacknowledged(status.journal(), 0, Long.MAX_VALUE).stream()
        .map(StoredBlock::block)
        .map(block -> block.content())
        .toList();
  }

  private static List<Content.Readings> blocks(EdgeAgent agent) {
    return contents(agent).stream()
        .filter(Content.Readings.class::isInstance)
        .map(Content.Readings.class::cast)
        .toList();
  }

  /** Times of the load's readings (alias 1), each once. */
  private static List<Long> times(List<Content.Readings> blocks) {
    List<Long> times = new ArrayList<>();
    for (Content.Readings block : blocks) {
      for (int i = 0; i < block.readings().size(); i++) {
        if (block.readings().alias(i) == 1) {
          times.add(block.readings().timeMicroseconds(i));
        }
      }
    }
    return times;
  }

  private static final class Clock implements BoardClock {
    volatile long micros;

    @Override
    public long bootId() {
      return 7;
    }

    @Override
    public long monotonicMicroseconds() {
      return micros;
    }

    @Override
    public long utcMicroseconds() {
      return 1_790_000_000_000_000L + micros;
    }

    @Override
    public ClockQuality quality() {
      return ClockQuality.SYNCHRONISED;
    }
  }

  /** A broker that takes everything once it is there, and acknowledges nothing. */
  private static final class Broker implements Links {
    final List<Message> published = new ArrayList<>();
    final CountDownLatch attempts = new CountDownLatch(3);
    volatile boolean there;

    @Override
    public Link open(String clientId, Message will) {
      attempts.countDown();
      boolean up = there;
      return new Link() {
        @Override
        public State state() {
          return up ? new Link.State.Up() : new Link.State.Down("no broker");
        }

        @Override
        public void subscribe(String filter, int qos) {}

        @Override
        public boolean publish(Message message) {
          return published.add(message);
        }

        @Override
        public Optional<Message> poll() {
          return Optional.empty();
        }

        @Override
        public long dropped() {
          return 0;
        }

        @Override
        public void close(boolean orderly) {}
      };
    }
  }

  /** Gives another load each 100 ms and a lock that closes once. */
  private static final class Crane implements Sensor {
    private final Clock clock;
    private final long from;
    private long given;

    Crane(Clock clock) {
      this(clock, clock.micros);
    }

    /** One that reads only after a time. */
    Crane(Clock clock, long fromMicroseconds) {
      this.clock = clock;
      from = fromMicroseconds;
      given = fromMicroseconds;
    }

    @Override
    public void poll(SampleSink sink) {
      for (long time = given + 20_000; time <= clock.micros; time += 20_000) {
        sink.sample(1, time, 1, Quality.GOOD);
        if (time % 100_000 == 0) {
          sink.sample(0, time, time / 1e6, Quality.GOOD);
        }
        given = time;
      }
    }

    @Override
    public long watermarkMicroseconds() {
      return given == from ? Long.MIN_VALUE : given;
    }

    @Override
    public SensorState state() {
      return new SensorState.Reading();
    }

    @Override
    public void close() {}
  }

  /** A sensor with a bug. */
  private static final class Broken implements Sensor {
    @Override
    public void poll(SampleSink sink) {
      throw new IllegalStateException("planted");
    }

    @Override
    public long watermarkMicroseconds() {
      return Long.MIN_VALUE;
    }

    @Override
    public SensorState state() {
      return new SensorState.Reading();
    }

    @Override
    public void close() {}
  }
}
