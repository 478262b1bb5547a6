package org.tallyport.simulator.plants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tallyport.edge.journal.Durability;
import org.tallyport.edge.journal.JournalLoop;
import org.tallyport.edge.journal.JournalPace;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.edge.journal.ReadingRing;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;
import org.tallyport.simulator.disk.SimulatedDisk;
import org.tallyport.wire.JournalId;

/** A board whose disk is read-only for long: what waits in memory stays bounded. */
public record BoundsCheck(long seed, Path folder) implements Callable<String> {
  private static final int STEPS = 1_500;
  private static final int MOST_WAITING = 300;
  private static final Signal LOAD =
      new Signal(
          new EquipmentId("STS-1"), "load", Role.HOIST_LOAD, Unit.TONNES, ValueType.DECIMAL, 2);

  @Override
  public String call() throws IOException {
    Path card = Files.createDirectories(folder.resolve("card"));
    SignalList signals = new SignalList(List.of(LOAD));
    Clock clock = new Clock();
    try (SimulatedDisk disk = SimulatedDisk.claim(card);
        SqliteJournal journal = journal(card)) {
      ReadingRing ring = new ReadingRing(signals, 1_024);
      JournalPace pace =
          new JournalPace(Duration.ofMillis(500), Duration.ofSeconds(10), 10, false, 1_000);
      JournalLoop loop = new JournalLoop(journal, ring, signals, clock, pace);
      loop.step(0);
      disk.readOnly(true);
      for (int i = 0; i < STEPS; i++) {
        clock.now += 500_000;
        ring.reading(0, clock.now - 1, i, Quality.GOOD);
        ring.through(0, clock.now);
        loop.step(clock.now);
      }
      int waiting = loop.waiting();
      disk.readOnly(false);
      return waiting > MOST_WAITING ? waiting + " blocks wait, wanted " + MOST_WAITING : "";
    }
  }

  private static SqliteJournal journal(Path folder) {
    JournalSettings settings =
        new JournalSettings(
            folder.resolve("journal.db"), 1 << 20, Duration.ofDays(9), Durability.OFF, 0);
    return new SqliteJournal(settings, () -> new JournalId("00000000000000aa"));
  }

  private static final class Clock implements BoardClock {
    private long now = 1;

    @Override
    public long bootId() {
      return 7;
    }

    @Override
    public long monotonicMicroseconds() {
      return now;
    }

    @Override
    public long utcMicroseconds() {
      return Instant.parse("2025-03-04T00:00:00Z").toEpochMilli() * 1_000 + now;
    }

    @Override
    public ClockQuality quality() {
      return ClockQuality.SYNCHRONISED;
    }
  }
}
