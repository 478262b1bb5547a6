package org.tallyport.driver.pi.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Layouts and request numbers of {@code linux/i2c-dev.h}. */
final class I2cAbi {
  static final long RDWR = 0x0707;

  private static final int MESSAGE_BYTES = 16;
  private static final short READ = 1;

  private I2cAbi() {}

  /** One or two {@code struct i2c_msg}: write, read, or write and read with a repeated start. */
  static MemorySegment transfer(
      Arena arena, int address, MemorySegment written, MemorySegment read) {
    MemorySegment messages = arena.allocate(2L * MESSAGE_BYTES, 8);
    int count = 0;
    if (written.byteSize() > 0) {
      message(messages, count++, address, (short) 0, written);
    }
    if (read.byteSize() > 0) {
      message(messages, count++, address, READ, read);
    }
    MemorySegment transfer = arena.allocate(16, 8);
    transfer.set(ADDRESS, 0, messages);
    transfer.set(JAVA_INT, 8, count);
    return transfer;
  }

  static MemorySegment bytes(Arena arena, byte[] bytes) {
    return bytes.length == 0 ? MemorySegment.NULL : arena.allocateFrom(JAVA_BYTE, bytes);
  }

  private static void message(
      MemorySegment messages, int index, int address, short flags, MemorySegment bytes) {
    long at = (long) index * MESSAGE_BYTES;
    messages.set(JAVA_SHORT, at, (short) address);
    messages.set(JAVA_SHORT, at + 2, flags);
    messages.set(JAVA_SHORT, at + 4, (short) bytes.byteSize());
    messages.set(ADDRESS, at + 8, bytes);
  }
}
