package org.tallyport.driver.pi.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import com.pi4j.io.gpio.digital.PullResistance;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Layouts and request numbers of {@code linux/gpio.h}, version 2. */
final class GpioAbi {
  static final long GET_CHIP_INFO = 0x8044B401L;
  static final long GET_LINE = 0xC250B407L;
  static final long GET_VALUES = 0xC010B40EL;

  /** Bytes of {@code struct gpio_v2_line_event}. */
  static final int EVENT_BYTES = 48;

  private static final long INPUT_BOTH_EDGES = 4 | 16 | 32;
  private static final long PULL_UP = 256;
  private static final long PULL_DOWN = 512;
  private static final long NO_BIAS = 1024;
  private static final int DEBOUNCE = 3;

  /** Events that the kernel holds for a line; the most it grants a single one is 1,024. */
  private static final int BUFFERED_EVENTS = 512;

  private GpioAbi() {}

  /** {@code struct gpiochip_info}: name, label, lines. */
  static MemorySegment chipInfo(Arena arena) {
    return arena.allocate(68, 4);
  }

  static String label(MemorySegment chipInfo) {
    byte[] bytes = chipInfo.asSlice(32, 32).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.US_ASCII);
  }

  /** {@code struct gpio_v2_line_request} of one line: an input with both edges. */
  static MemorySegment request(
      Arena arena, int line, String consumer, PullResistance pull, long debounceMicroseconds) {
    MemorySegment request = arena.allocate(592, 8);
    request.set(JAVA_INT, 0, line);
    byte[] name = consumer.getBytes(StandardCharsets.US_ASCII);
    MemorySegment.copy(MemorySegment.ofArray(name), 0, request, 256, Math.min(name.length, 31));
    request.set(JAVA_LONG, 288, INPUT_BOTH_EDGES | bias(pull));
    if (debounceMicroseconds > 0) {
      request.set(JAVA_INT, 296, 1);
      request.set(JAVA_INT, 320, DEBOUNCE);
      request.set(JAVA_INT, 328, (int) debounceMicroseconds);
      request.set(JAVA_LONG, 336, 1); // a bit per index in the request, not per line
    }
    request.set(JAVA_INT, 560, 1);
    request.set(JAVA_INT, 564, BUFFERED_EVENTS);
    return request;
  }

  static int descriptor(MemorySegment request) {
    return request.get(JAVA_INT, 588);
  }

  /** {@code struct gpio_v2_line_values} asking for the one line of a request. */
  static MemorySegment values(Arena arena) {
    MemorySegment values = arena.allocate(16, 8);
    values.set(JAVA_LONG, 8, 1);
    return values;
  }

  static boolean high(MemorySegment values) {
    return (values.get(JAVA_LONG, 0) & 1) != 0;
  }

  static long eventNanos(MemorySegment events, long at) {
    return events.get(JAVA_LONG, at);
  }

  static boolean eventRising(MemorySegment events, long at) {
    return events.get(JAVA_INT, at + 8) == 1;
  }

  /** The number of the event on its line, from 1. */
  static long eventLineSequence(MemorySegment events, long at) {
    return Integer.toUnsignedLong(events.get(JAVA_INT, at + 20));
  }

  private static long bias(PullResistance pull) {
    return switch (pull) {
      case PULL_UP -> PULL_UP;
      case PULL_DOWN -> PULL_DOWN;
      case OFF -> NO_BIAS;
    };
  }
}
