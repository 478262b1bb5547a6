package org.tallyport.simulator.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a shared object keeps the addresses of the functions that it calls: the slots that its
 * dynamic relocations fill. Reads 64-bit little-endian ELF of amd64 and arm64 with RELA entries.
 */
final class RelocationSlots {
  private static final int ELF = 0x464C457F;
  private static final int AMD64 = 62;
  private static final int ARM64 = 183;
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final int STRINGS = 5;
  private static final int SYMBOLS = 6;
  private static final int RELOCATIONS = 7;
  private static final int RELOCATION_BYTES = 8;
  private static final int CALLS = 23;
  private static final int CALL_BYTES = 2;
  private static final int ENTRY_BYTES = 24;

  private final Path file;
  private final ByteBuffer bytes;
  private final Map<Long, Long> dynamic = new HashMap<>();
  private final List<long[]> segments = new ArrayList<>();
  private final Map<String, List<Long>> slots = new HashMap<>();

  private RelocationSlots(Path file) throws IOException {
    this.file = file;
    bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads a file.
   *
   * @return per function name: addresses of its slots, relative to where the object is loaded
   * @throws IOException also when the file is not what this reads
   */
  static Map<String, List<Long>> of(Path file) throws IOException {
    RelocationSlots read = new RelocationSlots(file);
    try {
      int machine = read.header();
      read.table(RELOCATIONS, RELOCATION_BYTES, machine);
      read.table(CALLS, CALL_BYTES, machine);
      return read.slots;
    } catch (IndexOutOfBoundsException e) {
      throw new IOException(file + " ends in the middle of a table", e);
    }
  }

  private int header() throws IOException {
    boolean wide = bytes.getInt(0) == ELF && bytes.get(4) == 2 && bytes.get(5) == 1;
    int machine = Short.toUnsignedInt(bytes.getShort(18));
    if (!wide || (machine != AMD64 && machine != ARM64)) {
      throw new IOException(file + " is no 64-bit ELF file of amd64 or arm64");
    }
    int at = Math.toIntExact(bytes.getLong(32));
    int length = Short.toUnsignedInt(bytes.getShort(54));
    int count = Short.toUnsignedInt(bytes.getShort(56));
    int table = -1;
    for (int i = 0; i < count; i++, at += length) {
      switch (bytes.getInt(at)) {
        case LOAD ->
            segments.add(
                new long[] {bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getLong(at + 32)});
        case DYNAMIC -> table = Math.toIntExact(bytes.getLong(at + 8));
        default -> {}
      }
    }
    if (table < 0 || segments.isEmpty() || segments.getFirst()[1] != 0) {
      throw new IOException(file + " is no shared object that begins at address 0");
    }
    for (int i = table; bytes.getLong(i) != 0; i += 16) {
      dynamic.put(bytes.getLong(i), bytes.getLong(i + 8));
    }
    return machine;
  }

  private void table(long where, long length, int machine) throws IOException {
    long address = dynamic.getOrDefault(where, 0L);
    long end = address + dynamic.getOrDefault(length, 0L);
    for (long entry = address; entry < end; entry += ENTRY_BYTES) {
      int at = offset(entry);
      long information = bytes.getLong(at + 8);
      if (holdsAddress((int) information, machine) && bytes.getLong(at + 16) == 0) {
        String name = symbol((int) (information >>> 32));
        slots.computeIfAbsent(name, _ -> new ArrayList<>()).add(bytes.getLong(at));
      }
    }
  }

  /** R_X86_64_64, _GLOB_DAT, _JUMP_SLOT; R_AARCH64_ABS64, _GLOB_DAT, _JUMP_SLOT. */
  private static boolean holdsAddress(int type, int machine) {
    return machine == AMD64
        ? type == 1 || type == 6 || type == 7
        : type == 257 || type == 1025 || type == 1026;
  }

  private String symbol(int index) throws IOException {
    int at = offset(dynamic.getOrDefault((long) SYMBOLS, 0L) + (long) ENTRY_BYTES * index);
    int start = offset(dynamic.getOrDefault((long) STRINGS, 0L) + bytes.getInt(at));
    int end = start;
    while (bytes.get(end) != 0) {
      end++;
    }
    return new String(bytes.array(), start, end - start, StandardCharsets.US_ASCII);
  }

  private int offset(long address) throws IOException {
    for (long[] segment : segments) {
      if (address >= segment[1] && address < segment[1] + segment[2]) {
        return Math.toIntExact(address - segment[1] + segment[0]);
      }
    }
    throw new IOException(file + " has no content for address 0x" + Long.toHexString(address));
  }
}
