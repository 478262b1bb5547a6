package org.tallyport.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;

/**
 * The clocks of a Linux board. On Linux {@link System#nanoTime} is CLOCK_MONOTONIC, the clock of
 * the kernel's GPIO stamps. Where there is no boot id the start of the program names the boot.
 */
final class SystemClock implements BoardClock {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final long NANOSECONDS = 1_000;
  private static final long QUALITY_MICROSECONDS = 10_000_000;

  private final long bootId;
  private final KernelClock kernel;
  private ClockQuality quality = ClockQuality.UNSET;
  private long qualityMicroseconds = Long.MIN_VALUE;

  SystemClock() {
    bootId = bootId(BOOT_ID, System::nanoTime);
    kernel = KernelClock.open();
  }

  /** A positive 63-bit hash of the boot id in a file, or of the fallback when there is none. */
  static long bootId(Path file, LongSupplier fallback) {
    String text;
    try {
      text = Files.readString(file).strip();
    } catch (IOException e) {
      text = "start " + fallback.getAsLong();
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Math.max(1, ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public long bootId() {
    return bootId;
  }

  @Override
  public long monotonicMicroseconds() {
    return System.nanoTime() / NANOSECONDS;
  }

  @Override
  public long utcMicroseconds() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / NANOSECONDS;
  }

  /** The kernel's word, asked at most every 10 s. */
  @Override
  public synchronized ClockQuality quality() {
    long now = monotonicMicroseconds();
    if (qualityMicroseconds == Long.MIN_VALUE || now - qualityMicroseconds > QUALITY_MICROSECONDS) {
      qualityMicroseconds = now;
      quality = kernel.quality();
    }
    return quality;
  }
}
