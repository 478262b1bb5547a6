package org.tallyport.edge.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/**
 * Where the journal loop keeps blocks until the gateway has them, and the uplink takes them from:
 * on a board's disk ({@link SqliteJournal}), or in the memory of a simulated board that never
 * restarts.
 */
public interface Journal {
  /**
   * The aliases of signals, in their order; definitions not yet written are appended first.
   *
   * @return empty when they could not be written; to be tried again
   */
  Optional<int[]> aliases(List<Signal> signals, long utcMicroseconds);

  /** Appends contents as the next blocks of the current journal, all or none. */
  Append append(List<Content> contents, long utcMicroseconds);

  /**
   * Whether a fork or a damaged file has left blocks to be moved, by {@link #moveOn}; any thread.
   */
  boolean moving();

  /**
   * Moves the next piece of what is to be moved.
   *
   * @return false when that is not possible now
   */
  boolean moveOn(long utcMicroseconds);

  /** Up to when the readings of an equipment are kept; empty when there are none. */
  Optional<LastThrough> lastThrough(EquipmentId equipment);

  /**
   * Clock and definitions are to be written once more: a gateway that was restored from an older
   * backup may lack those that it had acknowledged. Any thread; never waits.
   */
  void tellAgain();

  /** Whether {@link #tellAgain} was called since this was asked last. */
  boolean toldAgain();

  /** Rises whenever a new file was begun: what was not written before it may be lost. */
  int files();

  JournalCounters counters();

  /** The gateway holds blocks durably: they may be deleted. Never waits. */
  Acknowledged acknowledge(Acknowledgement acknowledgement);

  /** How the oldest journal that is not drained stands; empty while the journal is busy. */
  Optional<JournalStatus> draining();

  /**
   * Blocks of a journal after a number, in order; never waits.
   *
   * @param mostBytes canonical bytes at most, but at least one block
   * @return empty also while the journal is busy
   */
  List<StoredBlock> unacknowledged(JournalId journal, long afterNumber, long mostBytes);

  /** All definitions, by alias: those in use, and those that old blocks may need. */
  SortedMap<Long, Signal> definitions();

  /** The number of the next CONNECT, 0 to 255; empty when it cannot be kept now. */
  OptionalInt nextBdSeq();

  /**
   * Moves the unacknowledged blocks from a number on to a new journal, because the gateway holds
   * another history from there on.
   *
   * @return false when that is not possible, or not now
   */
  boolean fork(JournalId journal, long number, long utcMicroseconds);
}
