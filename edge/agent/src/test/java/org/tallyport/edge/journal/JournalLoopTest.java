package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalStatus;

class JournalLoopTest {
  private static final SignalList SIGNALS = new SignalList(Samples.SIGNALS);

  @TempDir Path folder;
  private final VirtualClock clock = new VirtualClock();
  private ReadingRing ring = new ReadingRing(SIGNALS, 1_024);
  private SqliteJournal journal;
  private JournalLoop loop;

  @BeforeEach
  void start() {
    start(64L << 20, JournalPace.DEFAULT);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void start(long bytes, JournalPace pace) {
    if (journal != null) {
      journal.close();
    }
    journal =
        new SqliteJournal(
            new JournalSettings(
                folder.resolve("journal.db"), bytes, Duration.ofDays(9), Durability.OFF, 4_096),
            Samples.ids());
    ring = new ReadingRing(SIGNALS, 1_024);
    loop = new JournalLoop(journal, ring, SIGNALS, clock, pace);
  }

  private void step(long milliseconds) {
    clock.now += milliseconds * 1_000;
    loop.step(clock.now);
  }

  private List<Content> held() {
    List<Content> contents = new ArrayList<>();
    JournalStatus status = journal.draining().orElseThrow();
    long after = 0;
    while (true) {
      List<StoredBlock> some = journal.unacknowledged(status.journal(), after, 1 << 20);
      if (some.isEmpty()) {
        return contents;
      }
      some.forEach(stored -> contents.add(stored.block().content()));
      after = some.getLast().block().number();
    }
  }

  private <T> List<T> held(Class<T> kind) {
    return held().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void beginsWithDefinitionsThenTheClockThenAGapThenReadings() {
    ring.reading(2, clock.now + 10, 320, Quality.GOOD);
    ring.through(0, clock.now + 20);
    step(500);
    List<Content> contents = held();
    assertEquals(6, contents.size());
    assertInstanceOf(Content.Definition.class, contents.get(2));
    assertInstanceOf(Content.Clock.class, contents.get(3));
    Content.Gap gap = assertInstanceOf(Content.Gap.class, contents.get(4));
    assertEquals(0, gap.firstBoot());
    assertEquals(5_000_010, gap.lastMicroseconds());
    Content.Readings readings = assertInstanceOf(Content.Readings.class, contents.get(5));
    assertEquals(5_000_020, readings.throughMicroseconds());
    assertEquals(3, readings.readings().alias(0));
    assertEquals(Samples.UTC + 5_000_010, readings.utcMicroseconds());
  }

  @Test
  void gapsFromTheLastThroughToTheFirstReadingAfterARestart() {
    ring.reading(0, clock.now, 1, Quality.GOOD);
    ring.through(0, clock.now + 7);
    step(500);
    start(64L << 20, JournalPace.DEFAULT);
    clock.boot = 8;
    clock.now = 1_000;
    step(1);
    ring.reading(0, 2_000, 1, Quality.GOOD);
    step(500);
    Content.Gap gap = held(Content.Gap.class).getLast();
    assertEquals(7, gap.firstBoot());
    assertEquals(5_000_007, gap.firstMicroseconds());
    assertEquals(8, gap.lastBoot());
    assertEquals(2_000, gap.lastMicroseconds());
    assertEquals(0, held(Content.Readings.class).getLast().throughMicroseconds());
  }

  @Test
  void gapsEachEquipmentOnceFromItsLastThroughToItsFirstReadingWhenOnlyTheProcessWasGone() {
    ring.reading(0, clock.now + 5, 1, Quality.GOOD);
    ring.reading(1, clock.now + 6, 1, Quality.GOOD);
    ring.through(0, clock.now + 7);
    ring.through(1, clock.now + 9);
    step(500);
    start(64L << 20, JournalPace.DEFAULT);
    clock.now += 3_000_000;
    long started = clock.now;
    for (int i = 0; i < 20; i++) {
      step(500);
      if (i >= 2) {
        ring.reading(1, clock.now, i, Quality.GOOD);
        ring.through(1, clock.now);
      }
      if (i >= 4) {
        ring.reading(0, clock.now, i, Quality.GOOD);
        ring.reading(2, clock.now, i, Quality.GOOD);
      }
      if (i >= 8) {
        ring.through(0, clock.now - 1);
      }
    }
    step(500);
    assertEquals(
        List.of(
            "STS-1 0@0 to 7@5000005",
            "RAIL-1 0@0 to 7@5000006",
            "RAIL-1 7@5000009 to 7@" + (started + 1_500_000),
            "STS-1 7@5000007 to 7@" + (started + 2_500_000)),
        held(Content.Gap.class).stream().map(JournalLoopTest::bounds).toList());
    assertThroughsNeverGoBack();
  }

  private static String bounds(Content.Gap gap) {
    return "%s %d@%d to %d@%d"
        .formatted(
            gap.equipment().value(),
            gap.firstBoot(),
            gap.firstMicroseconds(),
            gap.lastBoot(),
            gap.lastMicroseconds());
  }

  private void assertThroughsNeverGoBack() {
    Map<EquipmentId, Long> throughs = new HashMap<>();
    for (Content.Readings block : held(Content.Readings.class)) {
      long through = block.throughMicroseconds();
      long before = throughs.getOrDefault(block.equipment(), 0L);
      assertTrue(through >= before, () -> "through " + through + " after " + before);
      throughs.put(block.equipment(), through);
    }
  }

  @Test
  void stampsByTheBoardsClockAndWritesByThePacingTimeWhenTheBoardRunsSixtyTimesFaster() {
    long pacing = -7_000_000;
    int commits = 0;
    for (int i = 0; i < 100; i++) {
      clock.now += 1_200_000;
      pacing += 20_000;
      ring.reading(2, clock.now - 600_000, i, Quality.GOOD);
      ring.through(0, clock.now - 1);
      commits += loop.step(pacing) ? 1 : 0;
    }
    assertEquals(4, commits, "one at the start, three 500 ms apart");
    List<Content.Readings> blocks = held(Content.Readings.class);
    assertEquals(4, blocks.size());
    for (Content.Readings block : blocks) {
      long base = block.baseMicroseconds();
      assertEquals(Samples.UTC + base, block.utcMicroseconds());
      long length = block.throughMicroseconds() - base;
      assertEquals((block.readings().size() - 1) * 1_200_000L + 599_999, length);
    }
    assertEquals(1, held(Content.Clock.class).size(), "the clock runs fast but does not step");
    assertThroughsNeverGoBack();
  }

  @Test
  void paysNoHeedToThePaceOfTheBoardsClockWhenAnEquipmentIsIdle() {
    long pacing = 0;
    ring.reading(0, clock.now, 1, Quality.GOOD);
    for (int i = 0; i < 300; i++) {
      clock.now += 6_000_000;
      pacing += 100_000;
      ring.through(0, clock.now);
      loop.step(pacing);
    }
    assertEquals(3, held(Content.Readings.class).size());
  }

  @Test
  void tellsEveryTenSecondsHowFarAnIdleEquipmentIsKnown() {
    ring.reading(0, clock.now, 1, Quality.GOOD);
    for (int i = 0; i < 300; i++) {
      ring.through(0, clock.now);
      step(100);
    }
    List<Content.Readings> blocks = held(Content.Readings.class);
    assertEquals(3, blocks.size());
    assertTrue(
        blocks.get(2).throughMicroseconds() - blocks.get(1).throughMicroseconds() <= 10_500_000);
    assertEquals(0, blocks.get(2).readings().size());
  }

  @Test
  void cutsBlocksOfAtMostTheConfiguredSize() {
    step(1);
    for (int i = 0; i < 900; i++) {
      assertTrue(ring.reading(2, clock.now + i, i, Quality.GOOD));
    }
    step(500);
    List<Content.Readings> blocks = held(Content.Readings.class);
    assertEquals(500, blocks.get(0).readings().size());
    assertEquals(400, blocks.get(1).readings().size());
  }

  @Test
  void writesAContactAtOnceWhereThatIsConfigured() {
    start(
        64L << 20,
        new JournalPace(Duration.ofMillis(500), Duration.ofSeconds(10), 500, true, 20_000));
    step(600);
    ring.reading(2, clock.now, 1, Quality.GOOD);
    step(1);
    assertEquals(0, held(Content.Readings.class).size());
    ring.reading(0, clock.now, 1, Quality.GOOD);
    step(1);
    assertEquals(2, held(Content.Readings.class).getFirst().readings().size());
  }

  @Test
  void writesAClockBlockWhenWallTimeStepsAndCutsBeforeIt() {
    step(500);
    ring.reading(0, clock.now, 1, Quality.GOOD);
    clock.offset += 150_000;
    step(1);
    clock.offset += 50_000;
    step(1);
    clock.quality = ClockQuality.UNCERTAIN;
    step(1);
    List<Content> contents = held();
    assertEquals(3, held(Content.Clock.class).size());
    Content.Readings readings = held(Content.Readings.class).getFirst();
    assertEquals(Samples.UTC + readings.baseMicroseconds(), readings.utcMicroseconds());
    assertTrue(contents.indexOf(readings) < contents.indexOf(held(Content.Clock.class).get(1)));
  }

  @Test
  void writesWhatASourceLostBeforeTheThroughThatFollows() {
    ring.reading(0, clock.now, 1, Quality.GOOD);
    ring.lost(0, clock.now + 1, clock.now + 9, 4, "queue overflow");
    ring.through(0, clock.now + 20);
    step(500);
    List<Content> contents = held();
    Content.Gap gap = held(Content.Gap.class).getLast();
    assertEquals(List.of("locked"), gap.signals());
    assertEquals(4, gap.count());
    assertEquals(contents.size() - 2, contents.indexOf(gap));
  }

  @Test
  void movesOnWhatAForkLeftWhileItRecords() {
    step(500);
    List<Content> contents = new ArrayList<>();
    for (int i = 1; i <= 2 * Moving.MOST_BLOCKS; i++) {
      contents.add(Samples.readings(i, 1));
    }
    Samples.written(journal.append(contents, Samples.UTC));
    JournalStatus old = journal.draining().orElseThrow();
    assertTrue(journal.fork(old.journal(), old.next() - 2 * Moving.MOST_BLOCKS, Samples.UTC));
    assertTrue(journal.moving());
    ring.reading(2, clock.now, 1, Quality.GOOD);
    step(500);
    assertFalse(journal.moving());
    assertEquals(2 * Moving.MOST_BLOCKS, journal.counters().get(JournalCount.MOVED));
  }

  @Test
  void triesAPieceAgainOnlyAfterAWhile() {
    step(500);
    List<Content> contents = new ArrayList<>();
    for (int i = 1; i <= 2 * Moving.MOST_BLOCKS; i++) {
      contents.add(Samples.readings(i, 1));
    }
    Samples.written(journal.append(contents, Samples.UTC));
    JournalStatus old = journal.draining().orElseThrow();
    assertTrue(journal.fork(old.journal(), old.next() - 2 * Moving.MOST_BLOCKS, Samples.UTC));
    Broken.with(
        folder.resolve("journal.db"),
        () -> {
          for (int i = 0; i < 10; i++) {
            step(20);
          }
        });
    assertEquals(1, journal.counters().get(JournalCount.FAILURES));
    step(2_000);
    step(2_000);
    assertFalse(journal.moving());
  }

  @Test
  void keepsReadingsInMemoryWhileTheDiskFailsAndTurnsTheRestIntoAGap() throws IOException {
    start(
        64L << 20, new JournalPace(Duration.ofMillis(500), Duration.ofSeconds(10), 10, false, 100));
    long steps = 0;
    step(500);
    ring.reading(2, clock.now, steps++, Quality.GOOD);
    step(500);
    assertTrue(Files.exists(folder.resolve("journal.db.ballast")));
    Broken.with(
        folder.resolve("journal.db"),
        () -> {
          for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 20; j++) {
              ring.reading(2, clock.now + j, 0, Quality.GOOD);
            }
            step(3_000);
          }
        });
    assertTrue(journal.fault().isPresent());
    assertFalse(Files.exists(folder.resolve("journal.db.ballast")));
    assertTrue(loop.waiting() < 300);
    step(3_000);
    step(3_000);
    assertTrue(journal.fault().isEmpty());
    long kept = held(Content.Readings.class).stream().mapToLong(r -> r.readings().size()).sum();
    long lost = held(Content.Gap.class).stream().mapToLong(Content.Gap::count).sum();
    assertEquals(401, kept + lost);
    assertTrue(kept >= 90 && kept <= 120, () -> "kept " + kept);
    assertEquals(lost, journal.counters().get(JournalCount.READINGS_LOST));
  }
}
