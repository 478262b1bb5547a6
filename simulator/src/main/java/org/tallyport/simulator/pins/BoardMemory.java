package org.tallyport.simulator.pins;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The mapped file: 64-bit words in the byte order of the machine.
 *
 * <p>Header, 4,096 bytes, by word: 0 magic, 1 capacity in records, 2 boot id; written by the
 * writer: 8 version (odd while it writes), 9 records written, 10 time of the last one, 11 levels of
 * the 64 lines, 12 UTC base, 13 clock quality, 14 time last ticked, 16 to 23 counts of the 8
 * inputs, 64 to 127 edges of each line so far; written by the reader: 32 records read, 33 time
 * shown, 34 heartbeat (real nanoseconds of the machine's monotonic clock), 35 name of the reader.
 *
 * <p>Then the ring: three words per record, time, kind × 256 + index, value.
 */
final class BoardMemory {
  static final int LINES = 64;
  static final int INPUTS = 8;

  static final int BOOT_ID = 2;
  static final int VERSION = 8;
  static final int WRITTEN = 9;
  static final int WRITTEN_TIME = 10;
  static final int LEVELS = 11;
  static final int UTC_BASE = 12;
  static final int QUALITY = 13;
  static final int TICKED = 14;
  static final int COUNTS = 16;
  static final int READ = 32;
  static final int SHOWN_TIME = 33;
  static final int HEARTBEAT = 34;
  static final int READER = 35;
  static final int EDGES = 64;

  private static final long MAGIC = 0x5441_4C4C_5950_4931L;
  private static final int CAPACITY = 1;
  private static final long HEADER_BYTES = 4_096;
  private static final int RECORD_BYTES = 24;
  private static final VarHandle WORD = JAVA_LONG.varHandle();

  private final MemorySegment memory;
  private final long capacity;

  private BoardMemory(MemorySegment memory) {
    this.memory = memory;
    capacity = get(CAPACITY);
  }

  /** Makes a new file and puts it in its place when it is whole. */
  static BoardMemory create(Path file, int capacity, long bootId) throws IOException {
    Path young = file.resolveSibling(file.getFileName() + ".new");
    long bytes = HEADER_BYTES + (long) capacity * RECORD_BYTES;
    try (FileChannel channel =
        FileChannel.open(
            young,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, Arena.ofAuto());
      memory.set(JAVA_LONG, 8L * CAPACITY, capacity);
      memory.set(JAVA_LONG, 8L * BOOT_ID, bootId);
      memory.set(JAVA_LONG, 8L * TICKED, -1);
      WORD.setRelease(memory, 0L, MAGIC);
      Files.move(young, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new BoardMemory(memory);
    }
  }

  /** Opens a file that a writer made. */
  static BoardMemory open(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() < HEADER_BYTES) {
        throw new IOException(file + " is not a board file, or not yet");
      }
      MemorySegment memory =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size(), Arena.ofAuto());
      long capacity = memory.get(JAVA_LONG, 8L * CAPACITY);
      if ((long) WORD.getAcquire(memory, 0L) != MAGIC
          || memory.byteSize() != HEADER_BYTES + capacity * RECORD_BYTES) {
        throw new IOException(file + " is not a board file, or not yet");
      }
      return new BoardMemory(memory);
    }
  }

  long capacity() {
    return capacity;
  }

  long get(int word) {
    return (long) WORD.getAcquire(memory, 8L * word);
  }

  void set(int word, long value) {
    WORD.setRelease(memory, 8L * word, value);
  }

  /** Keeps reads and writes before it from being mixed with those after it. */
  static void fence() {
    VarHandle.fullFence();
  }

  void put(long record, long time, int kindAndIndex, long value) {
    long at = at(record);
    memory.set(JAVA_LONG, at, time);
    memory.set(JAVA_LONG, at + 8, kindAndIndex);
    memory.set(JAVA_LONG, at + 16, value);
  }

  long time(long record) {
    return memory.get(JAVA_LONG, at(record));
  }

  int kindAndIndex(long record) {
    return (int) memory.get(JAVA_LONG, at(record) + 8);
  }

  long value(long record) {
    return memory.get(JAVA_LONG, at(record) + 16);
  }

  private long at(long record) {
    return HEADER_BYTES + record % capacity * RECORD_BYTES;
  }
}
