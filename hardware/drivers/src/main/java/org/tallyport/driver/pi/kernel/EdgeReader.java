package org.tallyport.driver.pi.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that waits for the edges of all lines of a source. It runs while there are lines. A
 * line that leaves is released by this thread, so that no descriptor is closed while it is waited
 * on. What goes wrong with one line, a bug too, fails that line; what goes wrong with the waiting
 * fails all of them and ends the thread, and the next line to come starts another.
 */
final class EdgeReader {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeReader.class);
  private static final int LIMIT_MILLISECONDS = 100;
  private static final int LEAVING_WAITS = 10;
  private static final int EVENTS_PER_READ = 64;
  private static final int POLLFD_BYTES = 8;
  private static final short POLLIN = 1;
  private static final short POLLERR_HUP_NVAL = 8 | 16 | 32;

  /** Waits for what happens on descriptors. */
  @FunctionalInterface
  interface Waiting {
    /** As {@link Kernel#poll}. */
    int poll(MemorySegment descriptors, long count, int limitMilliseconds);
  }

  private final Waiting waiting;
  private final List<KernelInput> lines = new ArrayList<>();
  private final List<KernelInput> leaving = new ArrayList<>();
  private @Nullable Thread thread;
  private int wakeable;

  EdgeReader() {
    this(Kernel::poll);
  }

  EdgeReader(Waiting waiting) {
    this.waiting = waiting;
  }

  synchronized void add(KernelInput line) {
    lines.add(line);
    if (thread == null) {
      wakeable = Kernel.wakeable();
      thread = Thread.ofPlatform().daemon().name("gpio edges").start(this::run);
    } else {
      Kernel.wake(wakeable);
    }
  }

  /** Releases a line; waits 1 s at most for the reader to let go of it. */
  synchronized void remove(KernelInput line) {
    lines.remove(line);
    if (thread == null) {
      line.release();
      return;
    }
    leaving.add(line);
    Kernel.wake(wakeable);
    try {
      for (int i = 0; i < LEAVING_WAITS && leaving.contains(line); i++) {
        TimeUnit.MILLISECONDS.timedWait(this, LIMIT_MILLISECONDS);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment events =
          arena.allocate((long) EVENTS_PER_READ * GpioAbi.EVENT_BYTES, Long.BYTES);
      for (List<KernelInput> now = current(); !now.isEmpty(); now = current()) {
        pass(now, events);
      }
    } catch (RuntimeException | Error broken) {
      LOG.error("the edges of {} are not waited for any more", lines(), broken);
      abandon("the edges cannot be waited for: " + broken);
    }
  }

  private synchronized List<Integer> lines() {
    return lines.stream().map(KernelInput::bcm).toList();
  }

  /** Ends without anyone waiting: every line is told so, and its owner closes it. */
  private void abandon(String reason) {
    List<KernelInput> deaf;
    synchronized (this) {
      deaf = List.copyOf(lines);
      lines.clear();
      release();
    }
    deaf.forEach(line -> line.failed(reason));
  }

  private synchronized List<KernelInput> current() {
    release();
    return List.copyOf(lines);
  }

  /** Lets the leaving lines go, and the thread where no line is left. */
  private synchronized void release() {
    leaving.forEach(KernelInput::release);
    leaving.clear();
    notifyAll();
    if (lines.isEmpty()) {
      Kernel.close(wakeable);
      thread = null;
    }
  }

  private void pass(List<KernelInput> now, MemorySegment events) {
    int count = now.size();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment polled = arena.allocate((count + 1L) * POLLFD_BYTES, 4);
      for (int i = 0; i < count; i++) {
        expect(polled, i, now.get(i).descriptor());
      }
      expect(polled, count, wakeable);
      waiting.poll(polled, count + 1L, LIMIT_MILLISECONDS);
      if (happened(polled, count) != 0) {
        Kernel.read(wakeable, arena.allocate(8, 8), "wake");
      }
      for (int i = 0; i < count; i++) {
        serve(now.get(i), happened(polled, i), events);
      }
    }
  }

  private static void expect(MemorySegment polled, int index, int descriptor) {
    polled.set(JAVA_INT, (long) index * POLLFD_BYTES, descriptor);
    polled.set(JAVA_SHORT, (long) index * POLLFD_BYTES + 4, POLLIN);
  }

  private static short happened(MemorySegment polled, int index) {
    return polled.get(JAVA_SHORT, (long) index * POLLFD_BYTES + 6);
  }

  private void serve(KernelInput line, short happened, MemorySegment events) {
    try {
      look(line, happened, events);
    } catch (KernelFault failed) {
      drop(line, String.valueOf(failed.getMessage()));
    } catch (RuntimeException bug) {
      LOG.error("line {}: a bug", line.bcm(), bug);
      drop(line, "line " + line.bcm() + ": a bug: " + bug);
    }
  }

  private void look(KernelInput line, short happened, MemorySegment events) {
    if ((happened & POLLERR_HUP_NVAL) != 0) {
      drop(line, "line " + line.bcm() + ": the chip is gone");
    } else if ((happened & POLLIN) != 0) {
      read(line, events);
    } else {
      line.quiet();
    }
  }

  private void read(KernelInput line, MemorySegment events) {
    long length = Kernel.read(line.descriptor(), events, "edges of line " + line.bcm());
    for (long at = 0; at + GpioAbi.EVENT_BYTES <= length; at += GpioAbi.EVENT_BYTES) {
      line.event(events, at);
    }
    if (length < events.byteSize()) {
      line.quiet();
    }
  }

  /** The line stays open, but nobody waits on it, until its owner closes it. */
  private void drop(KernelInput line, String reason) {
    synchronized (this) {
      lines.remove(line);
    }
    line.failed(reason);
  }
}
