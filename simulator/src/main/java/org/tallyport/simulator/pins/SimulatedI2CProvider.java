package org.tallyport.simulator.pins;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProviderBase;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tallyport.driver.pi.Pace;
import org.tallyport.equipment.BoardClock;

/** Creates converter chips on a simulated board, and the pace in which they are sampled. */
final class SimulatedI2CProvider extends I2CProviderBase {
  private final Path file;
  private @Nullable BoardReader current;
  private @Nullable Hold polls;

  SimulatedI2CProvider(Path file) {
    super("tallyport-simulated-i2c", "simulated: I2C");
    this.file = file;
  }

  @Override
  public synchronized I2C create(I2CConfig config) {
    BoardReader reader;
    try {
      reader = BoardReaders.take(file);
    } catch (java.io.IOException failed) {
      throw new IOException("no simulated board: " + failed.getMessage(), failed);
    }
    SimulatedAds1115 chip = new SimulatedAds1115(this, config, reader);
    try {
      context().registry().add(chip);
    } catch (RuntimeException refused) {
      BoardReaders.giveBack(reader);
      throw refused;
    }
    current = reader;
    polls = reader.time().hold(BoardTime.LEAD_MICROSECONDS);
    return chip;
  }

  synchronized void closed(BoardReader reader) {
    if (polls != null) {
      reader.time().release(polls);
    }
    polls = null;
    current = null;
    BoardReaders.giveBack(reader);
  }

  /** The sample loop was here; time need not wait for it. */
  synchronized void polled() {
    if (current != null && polls != null) {
      current.time().move(polls, BoardTime.LEAD_MICROSECONDS);
    }
  }

  synchronized Pace pace(BoardClock clock) {
    if (current == null) {
      return Pace.real(clock);
    }
    BoardTime time = current.time();
    Hold hold = time.hold(0);
    return new Pace() {
      @Override
      public void await(long dueMicroseconds) throws InterruptedException {
        time.await(hold, dueMicroseconds);
      }

      @Override
      public void close() {
        time.release(hold);
      }
    };
  }
}
