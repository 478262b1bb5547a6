package org.tallyport.simulator.pins;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Creates inputs on the lines of a simulated board, and keeps its time near the sample loop. */
final class SimulatedInputProvider extends DigitalInputProviderBase {
  private final Path file;
  private @Nullable BoardReader current;
  private @Nullable Hold hold;
  private int inputs;

  SimulatedInputProvider(Path file) {
    super("tallyport-simulated-input", "simulated: inputs");
    this.file = file;
  }

  @Override
  public synchronized DigitalInput create(DigitalInputConfig config) {
    if (config.bcm() >= BoardMemory.LINES) {
      throw new IOException("line " + config.bcm() + ": a simulated board has 64 lines");
    }
    BoardReader reader = take();
    SimulatedInput input = new SimulatedInput(this, config, reader);
    try {
      context().registry().add(input);
    } catch (RuntimeException refused) {
      closed(reader);
      throw refused;
    }
    return input;
  }

  /** What was delivered; called by each poll, so time need not wait for the sample loop. */
  synchronized long delivered() {
    return current == null || hold == null
        ? Long.MIN_VALUE
        : current.time().move(hold, BoardTime.LEAD_MICROSECONDS);
  }

  synchronized void closed(BoardReader reader) {
    if (--inputs == 0 && hold != null) {
      reader.time().release(hold);
      hold = null;
      current = null;
    }
    BoardReaders.giveBack(reader);
  }

  private BoardReader take() {
    try {
      BoardReader reader = BoardReaders.take(file);
      if (inputs++ == 0) {
        current = reader;
        hold = reader.time().hold(BoardTime.LEAD_MICROSECONDS);
      }
      return reader;
    } catch (java.io.IOException failed) {
      throw new IOException("no simulated board: " + failed.getMessage(), failed);
    }
  }
}
