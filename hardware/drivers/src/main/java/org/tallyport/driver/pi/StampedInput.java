package org.tallyport.driver.pi;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/** A digital input that gives each edge with the time and number of the hardware. */
public abstract class StampedInput extends DigitalInputBase {
  protected StampedInput(DigitalInputProvider provider, DigitalInputConfig config) {
    super(provider, config);
  }

  /**
   * Starts to give edges. Edges since the creation of this input may come first. Called once.
   *
   * @param listener called from the hardware's thread
   */
  public abstract void listen(EdgeListener listener);

  /** The level now. Throws Pi4J's I/O exception when it cannot be read. */
  @Override
  public abstract DigitalState state();

  /** Gives an edge to Pi4J's own listeners, which get neither time nor number. */
  protected final void dispatchToPi4j(boolean rising) {
    if (hasListenersOrBindings()) {
      dispatch(new DigitalStateChangeEvent<DigitalInput>(this, DigitalState.getState(rising)));
    }
  }
}
