package org.tallyport.driver.pi.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.io.gpio.digital.DigitalInput;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallyport.driver.pi.EdgeListener;
import org.tallyport.driver.pi.PiBoard;

/** The reader on descriptors that every Linux has: no edge comes, but it waits and looks. */
final class EdgeReaderTest {
  private static final long LIMIT_SECONDS = 20;

  private final KernelInputProvider provider = new KernelInputProvider(new GpioChip("none"));
  private final AtomicBoolean broken = new AtomicBoolean();
  private final List<KernelInput> lines = new ArrayList<>();
  private PiBoard board;
  private EdgeReader reader;

  @BeforeEach
  void open() {
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux"), "waits with the Linux kernel");
    board = new PiBoard(provider);
    reader = new EdgeReader(this::poll);
  }

  @AfterEach
  void close() {
    lines.forEach(reader::remove);
    board.close();
  }

  private int poll(MemorySegment descriptors, long count, int limitMilliseconds) {
    if (broken.getAndSet(false)) {
      throw new IllegalStateException("a bug of the test");
    }
    return Kernel.poll(descriptors, count, limitMilliseconds);
  }

  private Listener listenTo(int line) {
    Listener listener = new Listener();
    KernelInput input =
        new KernelInput(
            provider,
            DigitalInput.newConfigBuilder(board.context()).id("line-" + line).bcm(line).build(),
            Kernel.wakeable(),
            reader);
    lines.add(input);
    input.listen(listener);
    return listener;
  }

  @Test
  void failsTheLineThatMetABugAndWaitsForTheOthers() throws InterruptedException {
    Listener good = listenTo(17);
    Listener bad = listenTo(27);
    bad.bug.set(true);
    assertTrue(bad.failure().contains("line 27: a bug"));
    good.looks.clear();
    good.awaitLook();
    assertTrue(good.failures.isEmpty());
  }

  @Test
  void failsEveryLineWhenItCannotWaitAndBeginsAgainWithTheNextLine() throws InterruptedException {
    Listener one = listenTo(17);
    Listener other = listenTo(27);
    one.awaitLook();
    broken.set(true);
    assertTrue(one.failure().contains("a bug of the test"));
    assertTrue(other.failure().contains("a bug of the test"));
    listenTo(22).awaitLook();
    assertEquals(0, one.failures.size());
  }

  private static final class Listener implements EdgeListener {
    private final AtomicBoolean bug = new AtomicBoolean();
    private final BlockingQueue<Boolean> looks = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

    @Override
    public void edge(long timeMicroseconds, boolean rising, long sequence) {}

    @Override
    public void quiet() {
      looks.add(true);
      if (bug.getAndSet(false)) {
        throw new IllegalStateException("a bug of the test");
      }
    }

    @Override
    public void failed(String reason) {
      failures.add(reason);
    }

    void awaitLook() throws InterruptedException {
      assertEquals(true, looks.poll(LIMIT_SECONDS, TimeUnit.SECONDS), "nobody looks at the line");
    }

    String failure() throws InterruptedException {
      @Nullable String reason = failures.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      return String.valueOf(reason);
    }
  }
}
