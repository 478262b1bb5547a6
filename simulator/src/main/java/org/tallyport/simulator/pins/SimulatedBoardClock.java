package org.tallyport.simulator.pins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;

/**
 * The clock of a simulated board: shows the time up to which everything was dispatched to inputs
 * and chips of this process. Keeps the file's reader alive until it is closed.
 */
public final class SimulatedBoardClock implements BoardClock, AutoCloseable {
  private final BoardReader reader;
  private final AtomicBoolean open = new AtomicBoolean(true);

  private SimulatedBoardClock(BoardReader reader) {
    this.reader = reader;
  }

  /** Opens the clock of a board file that a world has made. */
  public static SimulatedBoardClock open(Path file) throws IOException {
    return new SimulatedBoardClock(BoardReaders.take(file));
  }

  @Override
  public long bootId() {
    return reader.bootId();
  }

  @Override
  public long monotonicMicroseconds() {
    return reader.time().shown();
  }

  @Override
  public long utcMicroseconds() {
    return reader.state().utcBaseMicroseconds() + monotonicMicroseconds();
  }

  @Override
  public ClockQuality quality() {
    return ClockQuality.ofCode(reader.state().qualityCode());
  }

  @Override
  public void close() {
    if (open.getAndSet(false)) {
      BoardReaders.giveBack(reader);
    }
  }
}
