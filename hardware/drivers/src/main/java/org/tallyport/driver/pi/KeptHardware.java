package org.tallyport.driver.pi;

import com.pi4j.context.Context;
import com.pi4j.provider.Provider;
import java.time.Duration;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Pauses;

/**
 * What every source on pins or a bus has: a board with its provider, a keeper whose session reads
 * the hardware, and a queue to the sample loop, into which bad is given while nothing is read.
 */
public final class KeptHardware implements AutoCloseable {
  private static final int QUEUE = 4_096;
  private static final Duration LEAST_PAUSE = Duration.ofMillis(200);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(5);

  private final SampleQueue queue;
  private final PiBoard board;
  private final Keeper keeper;

  /**
   * Hardware, not yet opened: {@link Keeper#start} does that.
   *
   * @param name of the source, for messages
   * @param channels how many channels
   * @param session reads into the {@link #queue}
   */
  public KeptHardware(
      String name,
      Provider<?, ?, ?> provider,
      int channels,
      BoardClock clock,
      Keeper.Session session) {
    queue = new SampleQueue(channels, QUEUE);
    board = new PiBoard(provider);
    keeper =
        new Keeper(
            name, session, () -> unknown(channels, clock), new Pauses(LEAST_PAUSE, MOST_PAUSE));
  }

  public SampleQueue queue() {
    return queue;
  }

  public Context context() {
    return board.context();
  }

  public Keeper keeper() {
    return keeper;
  }

  private void unknown(int channels, BoardClock clock) {
    long now = clock.monotonicMicroseconds();
    for (int channel = 0; channel < channels; channel++) {
      queue.bad(channel, now);
    }
  }

  @Override
  public void close() {
    keeper.close();
    board.close();
  }
}
