package org.tallyport.edge.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Aliases;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/**
 * The journal of a board on disk. The journal loop writes, the uplink reads; what the uplink calls
 * never waits for a write of the journal loop: it is answered at once, if need be with nothing. Two
 * of its calls write themselves, a row or a bounded piece, and wait for the disk: {@link
 * #nextBdSeq} and {@link #fork}. No disk fault ends the process: it is an answer here, and the next
 * call tries again, with a freshly opened file where that may help.
 */
public final class SqliteJournal implements Journal, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
  private static final int FAILURES_BEFORE_REOPENING = 10;
  private static final int APPENDS_BETWEEN_BALLAST_LOOKS = 4_096;

  private final JournalOpener opener;
  private final Ballast ballast;
  private final JournalCounters counters = new JournalCounters();
  private final Supplier<JournalId> ids;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable JournalFile file;
  private SortedMap<Long, Signal> known = new TreeMap<>();
  private volatile Optional<String> fault = Optional.empty();
  private volatile Optional<String> fork = Optional.empty();
  private @Nullable SQLException damageRead;
  private boolean everOpened;
  private volatile boolean moving;
  private final AtomicBoolean again = new AtomicBoolean();
  private int failures;
  private int appends;

  /**
   * A journal; its file is opened by the first call that needs it.
   *
   * @param settings where and how much
   * @param ids new journal ids: random on a board, seeded in simulations
   */
  public SqliteJournal(JournalSettings settings, Supplier<JournalId> ids) {
    this.ids = ids;
    opener = new JournalOpener(settings, ids, counters);
    ballast = new Ballast(settings.file(), settings.ballastBytes());
  }

  /** Opens the file when it is not open; false when the disk does not let it ({@link #fault}). */
  public boolean open(long utcMicroseconds) {
    lock.lock();
    try {
      return ready(utcMicroseconds) != null;
    } catch (SQLException e) {
      failed(e);
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<int[]> aliases(List<Signal> signals, long utcMicroseconds) {
    lock.lock();
    try {
      JournalFile open = ready(utcMicroseconds);
      int[] aliases = new int[signals.size()];
      List<Content> missing = new ArrayList<>();
      Map<Signal, Long> written = byNewestAlias(open.definitions());
      long last = open.definitions().isEmpty() ? 0 : open.definitions().lastKey();
      for (int i = 0; i < aliases.length; i++) {
        Long alias = written.get(signals.get(i));
        if (alias == null) {
          alias = ++last;
          missing.add(new Content.Definition(alias, signals.get(i)));
        }
        aliases[i] = Math.toIntExact(alias);
      }
      if (last > Aliases.LAST_SIGNAL) {
        throw new IllegalStateException(
            "signals changed so often that aliases went beyond "
                + Aliases.LAST_SIGNAL
                + ": move the journal file away once it is drained");
      }
      if (!missing.isEmpty()) {
        open.append(missing, utcMicroseconds);
      }
      this.known = new TreeMap<>(open.definitions());
      return Optional.of(aliases);
    } catch (SQLException e) {
      failed(e);
      renew(utcMicroseconds, e);
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Appends contents as the next blocks of the current journal, all in one transaction. */
  @Override
  public Append append(List<Content> contents, long utcMicroseconds) {
    lock.lock();
    try {
      boolean opened = everOpened;
      int files = opener.begun();
      JournalFile open = ready(utcMicroseconds);
      if (opened && files != opener.begun()) {
        return new Append.Failed("a new file was begun");
      }
      List<StoredBlock> blocks = open.append(contents, utcMicroseconds);
      worked();
      return new Append.Written(blocks.stream().map(StoredBlock::block).toList());
    } catch (SQLException e) {
      failed(e);
      renew(utcMicroseconds, e);
      return new Append.Failed(String.valueOf(e.getMessage()));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean moving() {
    return moving;
  }

  /**
   * Moves the next piece of what is to be moved: at most {@value Moving#MOST_BLOCKS} blocks in one
   * transaction.
   *
   * @return false when that is not possible now
   */
  @Override
  public boolean moveOn(long utcMicroseconds) {
    lock.lock();
    try {
      JournalFile open = file;
      if (open == null || damageRead != null) {
        return false; // the next append sees to it
      }
      if (open.broken()) {
        open = open.renewed();
        file = open;
      }
      open.moveOn(utcMicroseconds);
      took(open);
      return true;
    } catch (SQLException e) {
      failed(e);
      damageRead = DamagedJournal.is(e) ? e : damageRead;
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void took(JournalFile open) {
    boolean before = moving;
    moving = open.moves();
    if (before && !moving) {
      opener.settle(open.awaited());
    }
  }

  @Override
  public Optional<LastThrough> lastThrough(EquipmentId equipment) {
    lock.lock();
    try {
      return file == null ? Optional.empty() : file.lastThrough(equipment);
    } finally {
      lock.unlock();
    }
  }

  /** The gateway holds blocks durably: they are deleted within the next append. Never waits. */
  @Override
  public Acknowledged acknowledge(Acknowledgement acknowledgement) {
    return withoutWaiting(Acknowledged.BUSY, open -> taken(open, acknowledgement));
  }

  private Acknowledged taken(JournalFile open, Acknowledgement acknowledgement)
      throws SQLException {
    Acknowledged taken = open.acknowledge(acknowledgement);
    if (taken == Acknowledged.FOREIGN) {
      counters.add(JournalCount.FOREIGN_ACKNOWLEDGEMENTS, 1);
    }
    return taken;
  }

  @Override
  public Optional<JournalStatus> draining() {
    return withoutWaiting(Optional.empty(), open -> Optional.of(open.draining().status()));
  }

  @Override
  public List<StoredBlock> unacknowledged(JournalId journal, long afterNumber, long mostBytes) {
    return withoutWaiting(List.of(), open -> open.after(journal, afterNumber, mostBytes));
  }

  @Override
  public SortedMap<Long, Signal> definitions() {
    SortedMap<Long, Signal> none = new TreeMap<>();
    return withoutWaiting(none, open -> new TreeMap<>(open.definitions()));
  }

  /** The number of the next CONNECT, 0 to 255, durable; empty when it cannot be kept now. */
  @Override
  public OptionalInt nextBdSeq() {
    return withoutWaiting(OptionalInt.empty(), open -> OptionalInt.of(open.nextBdSeq()));
  }

  /**
   * Moves the unacknowledged blocks from a number on to a new journal, because the gateway holds
   * another history from there on: a first piece at once, the rest by {@link #moveOn}.
   *
   * @return false when that is not possible, or not now, as while blocks are being moved
   */
  @Override
  public boolean fork(JournalId journal, long number, long utcMicroseconds) {
    boolean moved =
        withoutWaiting(
            false,
            open -> {
              boolean forked = open.fork(journal, number, ids, utcMicroseconds);
              took(open);
              return forked;
            });
    if (moved) {
      counters.add(JournalCount.FORKS, 1);
      fork =
          Optional.of(
              "the gateway holds another history of journal "
                  + journal
                  + " from block "
                  + number
                  + " on: card restored or copied?");
      LOG.error("{}", fork.get());
    }
    return moved;
  }

  /** Blocks that the gateway does not hold; empty while the journal is busy or not open. */
  public OptionalLong unacknowledgedBlocks() {
    return withoutWaiting(OptionalLong.empty(), open -> OptionalLong.of(open.unacknowledged()));
  }

  /** Bytes of the file in use; empty while the journal is busy or not open. */
  public OptionalLong usedBytes() {
    return withoutWaiting(OptionalLong.empty(), open -> OptionalLong.of(open.usedBytes()));
  }

  @Override
  public void tellAgain() {
    again.set(true);
  }

  @Override
  public boolean toldAgain() {
    return again.getAndSet(false);
  }

  @Override
  public int files() {
    return opener.begun();
  }

  /** Why nothing can be written now; empty when it can. */
  public Optional<String> fault() {
    return fault;
  }

  /** What people should know: a damaged file set aside, a fork. */
  public List<String> alarms() {
    List<String> alarms = new ArrayList<>();
    opener.damage().ifPresent(alarms::add);
    fork.ifPresent(alarms::add);
    return alarms;
  }

  @Override
  public JournalCounters counters() {
    return counters;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closeFile();
    } finally {
      lock.unlock();
    }
  }

  private JournalFile ready(long utcMicroseconds) throws SQLException {
    JournalFile open = file;
    SQLException damage = damageRead;
    damageRead = null;
    if (open != null && damage != null) {
      closeFile();
      return take(
          opener.replace(String.valueOf(damage.getMessage()), utcMicroseconds), utcMicroseconds);
    }
    if (open != null && open.broken()) {
      open = open.renewed();
      file = open;
    }
    return open != null ? open : take(opener.open(utcMicroseconds), utcMicroseconds);
  }

  /** Takes a freshly opened file; aliases keep their meaning whatever it lost. */
  private JournalFile take(JournalFile open, long utcMicroseconds) throws SQLException {
    file = open;
    moving = open.moves();
    everOpened = true;
    List<Content> lost = new ArrayList<>();
    for (Map.Entry<Long, Signal> definition : known.entrySet()) {
      if (!open.definitions().containsKey(definition.getKey())) {
        lost.add(new Content.Definition(definition.getKey(), definition.getValue()));
      }
    }
    if (!lost.isEmpty()) {
      open.append(lost, utcMicroseconds);
    }
    if (fault.isEmpty()) {
      ballast.lay();
    }
    return open;
  }

  /** Puts another file in place of a damaged one, and makes usable again what a failure broke. */
  private void renew(long utcMicroseconds, SQLException failure) {
    JournalFile open = file;
    if (open == null) {
      return;
    }
    boolean damaged = DamagedJournal.is(failure);
    try {
      if (!damaged && ++failures % FAILURES_BEFORE_REOPENING != 0) {
        file = open.renewed();
        return;
      }
      closeFile();
      String reason = String.valueOf(failure.getMessage());
      take(
          damaged ? opener.replace(reason, utcMicroseconds) : opener.open(utcMicroseconds),
          utcMicroseconds);
    } catch (SQLException e) {
      failed(e);
      closeFile();
    }
  }

  private void worked() {
    if (fault.isPresent()) {
      LOG.info("the journal can be written again");
      fault = Optional.empty();
    }
    failures = 0;
    if (++appends % APPENDS_BETWEEN_BALLAST_LOOKS == 0) {
      ballast.lay();
    }
  }

  private void failed(SQLException failure) {
    counters.add(JournalCount.FAILURES, 1);
    String reason = String.valueOf(failure.getMessage());
    if (fault.isEmpty()) {
      LOG.error("the journal cannot be written: {}", reason);
    }
    fault = Optional.of(reason);
    if (!ballast.drop() && ballast.needed()) {
      opener.giveUp();
    }
  }

  private void closeFile() {
    JournalFile open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.warn("the journal did not close in order: {}", e.getMessage());
      }
    }
  }

  private <T> T withoutWaiting(T otherwise, Query<T> query) {
    if (!lock.tryLock()) {
      return otherwise;
    }
    JournalFile open = file;
    try {
      return open == null || open.broken() ? otherwise : query.of(open);
    } catch (SQLException e) {
      if (open != null) {
        open.questionFailed();
        damageRead = DamagedJournal.is(e) ? e : damageRead;
      }
      LOG.warn("the journal cannot be read: {}", e.getMessage());
      return otherwise;
    } finally {
      lock.unlock();
    }
  }

  private static Map<Signal, Long> byNewestAlias(SortedMap<Long, Signal> definitions) {
    Map<Signal, Long> aliases = new java.util.HashMap<>();
    definitions.forEach((alias, signal) -> aliases.put(signal, alias));
    return aliases;
  }

  private interface Query<T> {
    T of(JournalFile open) throws SQLException;
  }
}
