package org.tallyport.simulator.pins;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.tallyport.equipment.ClockQuality;

/**
 * The writing side of a simulated board: plays lines, converter counts and time. Times never go
 * back, and a line or count comes after the time that was last ticked. For one thread.
 */
public final class BoardFile {
  /** How many lines a board has. */
  public static final int LINES = BoardMemory.LINES;

  /** How many converter inputs: 0 to 3 at address 72, 4 to 7 at address 73. */
  public static final int INPUTS = BoardMemory.INPUTS;

  /** Counts that stand for a chip that does not answer. */
  public static final int ABSENT = 1 << 20;

  /** Records that a reader may be behind, unless told otherwise. */
  public static final int CAPACITY = 1 << 16;

  static final long DEAD_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final BoardMemory memory;
  private final long patienceNanos;
  private long written;
  private long time;
  private long ticked;
  private long levels;
  private long overrun;

  private BoardFile(BoardMemory memory, Duration patience) {
    this.memory = memory;
    patienceNanos = patience.toNanos();
    ticked = -1;
  }

  /**
   * Makes a board that has just booted at monotonic time 0: all lines low, all inputs 0 counts. A
   * file of that name is replaced; who reads it goes on reading the old one, where time stands.
   *
   * @param bootId positive
   * @param utcBaseMicroseconds UTC of monotonic time 0
   */
  public static BoardFile create(
      Path file, long bootId, long utcBaseMicroseconds, ClockQuality quality) throws IOException {
    return create(file, CAPACITY, Duration.ofSeconds(10), bootId, utcBaseMicroseconds, quality);
  }

  /**
   * As above.
   *
   * @param capacity records in the ring
   * @param patience real time to wait for a living reader when the ring is full
   */
  public static BoardFile create(
      Path file,
      int capacity,
      Duration patience,
      long bootId,
      long utcBaseMicroseconds,
      ClockQuality quality)
      throws IOException {
    BoardFile board = new BoardFile(BoardMemory.create(file, capacity, bootId), patience);
    board.utcBase(0, utcBaseMicroseconds);
    board.quality(0, quality);
    return board;
  }

  /** Everything up to and including this time has been written: time may run so far. */
  public void advance(long timeMicroseconds) {
    if (timeMicroseconds > ticked) {
      append(BoardRecord.Kind.TICK, timeMicroseconds, 0, 0);
      ticked = timeMicroseconds;
    }
  }

  /** Sets a line; a level that it already has is no edge and is not written. */
  public void line(long timeMicroseconds, int line, boolean level) {
    checkIndex("line", line, LINES);
    if (level(line) == level) {
      return;
    }
    long number = memory.get(BoardMemory.EDGES + line) + 1;
    append(BoardRecord.Kind.LINE, timeMicroseconds, line, (number << 1) | (level ? 1 : 0));
  }

  /** The level that a line has now. */
  public boolean level(int line) {
    return (levels >>> line & 1) != 0;
  }

  /**
   * Sets a converter input.
   *
   * @param counts of 0.125 mV, or {@link #ABSENT}
   */
  public void counts(long timeMicroseconds, int input, int counts) {
    checkIndex("input", input, INPUTS);
    append(BoardRecord.Kind.COUNTS, timeMicroseconds, input, counts);
  }

  /** Sets or steps the wall clock: UTC of monotonic time 0, from a time on. */
  public void utcBase(long timeMicroseconds, long utcBaseMicroseconds) {
    append(BoardRecord.Kind.UTC, timeMicroseconds, 0, utcBaseMicroseconds);
  }

  /** Sets how far the wall clock can be trusted, from a time on. */
  public void quality(long timeMicroseconds, ClockQuality quality) {
    append(BoardRecord.Kind.QUALITY, timeMicroseconds, 0, quality.code());
  }

  /** How far the reader is behind what was written; only of use while it is alive. */
  public long lagMicroseconds() {
    return time - memory.get(BoardMemory.SHOWN_TIME);
  }

  /** Whether a reader gave a sign of life in the last 2 s. */
  public boolean readerAlive() {
    long heartbeat = memory.get(BoardMemory.HEARTBEAT);
    return heartbeat != 0 && MachineTime.nanos() - heartbeat < DEAD_NANOS;
  }

  /** Records written over others which the reader, dead or too slow for too long, had not read. */
  public long overruns() {
    return overrun;
  }

  private void append(BoardRecord.Kind kind, long timeMicroseconds, int index, long value) {
    if (timeMicroseconds < time || timeMicroseconds <= ticked) {
      throw new IllegalArgumentException(
          kind + " at " + timeMicroseconds + " µs, but " + time + " µs is written already");
    }
    makeRoom();
    memory.set(BoardMemory.VERSION, 2 * written + 1);
    BoardMemory.fence();
    memory.put(written, timeMicroseconds, BoardRecord.word(kind, index), value);
    time = timeMicroseconds;
    standing(kind, index, value);
    written++;
    memory.set(BoardMemory.WRITTEN_TIME, time);
    memory.set(BoardMemory.WRITTEN, written);
    memory.set(BoardMemory.VERSION, 2 * written);
  }

  private void standing(BoardRecord.Kind kind, int index, long value) {
    switch (kind) {
      case TICK -> memory.set(BoardMemory.TICKED, time);
      case LINE -> {
        levels = (levels & ~(1L << index)) | ((value & 1) << index);
        memory.set(BoardMemory.LEVELS, levels);
        memory.set(BoardMemory.EDGES + index, value >> 1);
      }
      case COUNTS -> memory.set(BoardMemory.COUNTS + index, value);
      case UTC -> memory.set(BoardMemory.UTC_BASE, value);
      case QUALITY -> memory.set(BoardMemory.QUALITY, value);
    }
  }

  private void makeRoom() {
    if (!full()) {
      return;
    }
    for (long start = MachineTime.nanos();
        full() && readerAlive() && MachineTime.nanos() - start < patienceNanos; ) {
      LockSupport.parkNanos(this, PAUSE_NANOS);
    }
    if (full()) {
      overrun++;
    }
  }

  /** One record is kept free: the reader may be reading it. */
  private boolean full() {
    return written - memory.get(BoardMemory.READ) >= memory.capacity() - 1;
  }

  private static void checkIndex(String what, int index, int limit) {
    if (index < 0 || index >= limit) {
      throw new IllegalArgumentException(what + " " + index + ", wanted 0 to " + (limit - 1));
    }
  }
}
