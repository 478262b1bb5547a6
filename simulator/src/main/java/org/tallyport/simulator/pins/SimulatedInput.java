package org.tallyport.simulator.pins;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.tallyport.driver.pi.EdgeListener;
import org.tallyport.driver.pi.StampedInput;

/** One line of a simulated board. Pulls and the kernel's debouncing have no effect on it. */
final class SimulatedInput extends StampedInput {
  private final SimulatedInputProvider inputs;
  private final BoardReader reader;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private volatile @Nullable EdgeListener listener;
  private long countedFrom;

  SimulatedInput(SimulatedInputProvider provider, DigitalInputConfig config, BoardReader reader) {
    super(provider, config);
    inputs = provider;
    this.reader = reader;
  }

  @Override
  public void listen(EdgeListener listener) {
    this.listener = listener;
    reader.add(this);
  }

  @Override
  public DigitalState state() {
    return DigitalState.getState(reader.state().level(bcm()));
  }

  @Override
  public DigitalInput shutdownInternal(Context context) {
    if (open.getAndSet(false)) {
      reader.remove(this);
      inputs.closed(reader);
    }
    return super.shutdownInternal(context);
  }

  /** Edges so far; the next one is this input's first. */
  void countFrom(long edges) {
    countedFrom = edges;
  }

  void edge(long timeMicroseconds, boolean rising, long number) {
    EdgeListener to = listener;
    if (to != null) {
      to.edge(timeMicroseconds, rising, number - countedFrom);
    }
    dispatchToPi4j(rising);
  }

  /** Tells that edges were lost, by a number that was left out. */
  void skip(long timeMicroseconds, boolean level, long number) {
    countedFrom--;
    edge(timeMicroseconds, level, number);
  }

  void quiet() {
    EdgeListener to = listener;
    if (to != null) {
      to.quiet();
    }
  }

  void fail(String reason) {
    EdgeListener to = listener;
    if (to != null) {
      to.failed(reason);
    }
  }
}
