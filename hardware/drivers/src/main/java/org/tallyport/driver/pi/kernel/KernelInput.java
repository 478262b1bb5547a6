package org.tallyport.driver.pi.kernel;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.tallyport.driver.pi.EdgeListener;
import org.tallyport.driver.pi.StampedInput;

/** One line, requested from the kernel. */
final class KernelInput extends StampedInput {
  private static final int RELEASED = -1;

  private final EdgeReader reader;
  private final int descriptor;
  private int held;
  private volatile @Nullable EdgeListener listener;

  KernelInput(
      DigitalInputProvider provider, DigitalInputConfig config, int descriptor, EdgeReader reader) {
    super(provider, config);
    this.reader = reader;
    this.descriptor = descriptor;
    held = descriptor;
  }

  @Override
  public void listen(EdgeListener listener) {
    this.listener = listener;
    reader.add(this);
  }

  @Override
  public synchronized DigitalState state() {
    if (held == RELEASED) {
      throw new IOException("line " + bcm() + " is closed");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = GpioAbi.values(arena);
      Kernel.ioctl(held, GpioAbi.GET_VALUES, values, "level of line " + bcm());
      return DigitalState.getState(GpioAbi.high(values));
    }
  }

  /** The descriptor which the reader waits on, until it releases it. */
  int descriptor() {
    return descriptor;
  }

  /** Called by the reader for each event. */
  void event(MemorySegment events, long at) {
    EdgeListener to = listener;
    boolean rising = GpioAbi.eventRising(events, at);
    if (to != null) {
      long sequence = GpioAbi.eventLineSequence(events, at);
      to.edge(GpioAbi.eventNanos(events, at) / 1_000, rising, sequence);
    }
    dispatchToPi4j(rising);
  }

  /** Called by the reader when nothing waits. */
  void quiet() {
    EdgeListener to = listener;
    if (to != null) {
      to.quiet();
    }
  }

  /** Called by the reader when the line is dead. */
  void failed(String reason) {
    EdgeListener to = listener;
    if (to != null) {
      to.failed(reason);
    }
  }

  @Override
  public DigitalInput shutdownInternal(Context context) {
    reader.remove(this);
    return super.shutdownInternal(context);
  }

  /** Gives the line back; called by whoever is sure that nobody waits on the descriptor. */
  synchronized void release() {
    if (held != RELEASED) {
      Kernel.close(held);
      held = RELEASED;
    }
  }
}
