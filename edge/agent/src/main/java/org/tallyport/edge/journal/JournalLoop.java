package org.tallyport.edge.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tallyport.edge.sample.ReadingSink;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.ValueType;
import org.tallyport.wire.Content;

/**
 * The loop between the ring and the disk: it cuts what the ring gives into blocks and writes them,
 * many in one transaction. One thread steps it; only this loop waits for the disk. What it stamps
 * is the board clock's time; when it cuts, writes and tries again goes by the pacing time alone.
 */
public final class JournalLoop {
  private static final long RETRY_MICROSECONDS = 1_000_000;
  private static final int ENTRIES_AT_ONCE = 4_096;
  private static final int BLOCKS_BEFORE_COMMIT = 8;

  private final Journal journal;
  private final ReadingRing ring;
  private final SignalList signals;
  private final JournalPace pace;
  private final ClockWatch clock;
  private final Backlog backlog;
  private final List<EquipmentCut> cuts = new ArrayList<>();
  private final Intake intake = new Intake();
  private final AtomicLong turns = new AtomicLong();
  private int @Nullable [] aliases;
  private int files;
  private boolean urgent;
  private long now;
  private long lastCommit;
  private long retryAt = Long.MIN_VALUE;
  private long moveAt = Long.MIN_VALUE;

  /**
   * A loop; it writes nothing before its first step.
   *
   * @param journal the journal, whose only writer this is
   * @param ring what the sample loop fills
   * @param signals the signals of the board, as the ring numbers them
   */
  public JournalLoop(
      Journal journal, ReadingRing ring, SignalList signals, BoardClock clock, JournalPace pace) {
    this.journal = journal;
    this.ring = ring;
    this.signals = signals;
    this.pace = pace;
    this.clock = new ClockWatch(clock);
    backlog = new Backlog(pace.memoryReadings(), journal.counters());
  }

  /**
   * Takes what has come, writes what is due, and moves on what the journal has to move.
   *
   * @param nowMicroseconds pacing time, from any start, never going back
   * @return whether a transaction was written
   */
  public boolean step(long nowMicroseconds) {
    now = nowMicroseconds;
    if (aliases == null && !start()) {
      return false;
    }
    move();
    if (journal.toldAgain()) {
      tellAgain();
    }
    Optional<Content.Clock> told = clock.look();
    while (ring.drain(intake, ENTRIES_AT_ONCE) == ENTRIES_AT_ONCE) {
      if (backlog.size() >= BLOCKS_BEFORE_COMMIT) {
        write();
      }
    }
    boolean due = urgent || now - lastCommit >= pace.commitMicroseconds();
    if (due || told.isPresent()) {
      cut();
      told.ifPresent(this::tell);
    }
    boolean written =
        (due || told.isPresent() || backlog.size() >= BLOCKS_BEFORE_COMMIT) && write();
    if (backlog.isEmpty()) {
      turned();
    }
    return written;
  }

  /** Writes everything at once, for an orderly end; false when the disk did not let it. */
  public boolean flush(long nowMicroseconds) {
    urgent = true;
    retryAt = Long.MIN_VALUE;
    return step(nowMicroseconds) || backlog.isEmpty();
  }

  /** Turns that left nothing waiting, or that tried to write; any thread. */
  public long turns() {
    return turns.get();
  }

  /** Blocks in memory that wait for the disk. */
  public int waiting() {
    return backlog.size();
  }

  private boolean start() {
    if (now < retryAt) {
      return false;
    }
    long utc = clock.utcMicroseconds();
    Optional<int[]> given = journal.aliases(signals.signals(), utc);
    turned();
    retryAt = now + RETRY_MICROSECONDS;
    if (given.isEmpty()) {
      return false;
    }
    retryAt = now;
    aliases = given.get();
    files = journal.files();
    lastCommit = now - pace.commitMicroseconds();
    clock.look().ifPresent(this::tell);
    for (int i = 0; i < signals.equipments().size(); i++) {
      cuts.add(
          new EquipmentCut(signals.equipment(i), clock, journal.lastThrough(signals.equipment(i))));
    }
    return true;
  }

  private void turned() {
    turns.lazySet(turns.getPlain() + 1);
  }

  private void move() {
    if (journal.moving() && now >= moveAt) {
      boolean moved = journal.moveOn(clock.utcMicroseconds());
      moveAt = moved ? now : now + RETRY_MICROSECONDS;
    }
  }

  private void tellAgain() {
    int[] known = Objects.requireNonNull(aliases);
    for (int signal = 0; signal < known.length; signal++) {
      backlog.contents().add(new Content.Definition(known[signal], signals.signal(signal)));
    }
    clock.forget();
  }

  private void tell(Content.Clock content) {
    backlog.contents().add(content);
    clock.adopt();
  }

  private void cut() {
    for (EquipmentCut cut : cuts) {
      if (cut.waiting() || cut.idle(now, pace.idleMicroseconds())) {
        cut.cut(now, backlog.contents());
      }
    }
    urgent = false;
    lastCommit = now;
  }

  private boolean write() {
    if (backlog.isEmpty() || now < retryAt) {
      backlog.bound();
      return false;
    }
    return switch (journal.append(backlog.contents(), clock.utcMicroseconds())) {
      case Append.Written _ -> {
        backlog.clear();
        retryAt = Long.MIN_VALUE;
        yield true;
      }
      case Append.Failed _ -> {
        turned();
        boolean another = afterNewFile();
        retryAt = another ? now : now + RETRY_MICROSECONDS;
        backlog.bound();
        yield false;
      }
    };
  }

  /** A new file may lack blocks that were kept before: every equipment begins with a gap again. */
  private boolean afterNewFile() {
    if (journal.files() == files) {
      return false;
    }
    files = journal.files();
    for (EquipmentCut cut : cuts) {
      cut.restart(journal.lastThrough(cut.equipment()));
      int at = backlog.firstReadings(cut.equipment());
      if (at >= 0 && backlog.contents().get(at) instanceof Content.Readings readings) {
        backlog.insertGapBefore(at, cut.gapBefore(readings));
      }
    }
    return true;
  }

  /** Takes the ring's entries. */
  private final class Intake implements ReadingSink {
    @Override
    public boolean reading(int signal, long timeMicroseconds, long steps, Quality quality) {
      EquipmentCut cut = cuts.get(signals.equipmentOf(signal));
      int alias = aliases == null ? 0 : aliases[signal];
      cut.reading(alias, timeMicroseconds, steps, quality);
      urgent |= pace.contactsAtOnce() && signals.signal(signal).type() == ValueType.BOOLEAN;
      if (cut.size() >= pace.blockReadings()) {
        cut.cut(now, backlog.contents());
      }
      return true;
    }

    @Override
    public void through(int equipment, long timeMicroseconds) {
      cuts.get(equipment).through(timeMicroseconds);
    }

    @Override
    public void lost(int signal, long first, long last, long count, String reason) {
      EquipmentCut cut = cuts.get(signals.equipmentOf(signal));
      cut.lost(signals.signal(signal).name(), first, last, count, reason);
    }
  }
}
