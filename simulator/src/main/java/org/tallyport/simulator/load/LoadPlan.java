package org.tallyport.simulator.load;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a load run does.
 *
 * @param boards simulated boards, each with one crane
 * @param signals per board
 * @param rate readings per second of each signal
 * @param length how long readings are made
 * @param broker where a broker runs already, {@code tcp://host:port}; empty: the one inside the
 *     gateway
 */
public record LoadPlan(
    int boards, int signals, double rate, Duration length, Optional<URI> broker) {
  private static final int MOST_BOARDS = 10_000;
  private static final int MOST_SIGNALS = 1_000;
  private static final double MOST_RATE = 100;

  public LoadPlan {
    within("boards", boards, 1, MOST_BOARDS);
    within("signals", signals, 1, MOST_SIGNALS);
    if (!(rate > 0 && rate <= MOST_RATE)) {
      throw new IllegalArgumentException(
          "rate " + rate + ": wanted more than 0 and at most " + MOST_RATE + " readings/s");
    }
    if (length.toSeconds() < 1) {
      throw new IllegalArgumentException("length " + length + ": wanted at least 1 s");
    }
    broker.ifPresent(
        url -> {
          if (!"tcp".equals(url.getScheme()) || url.getHost() == null || url.getPort() < 1) {
            throw new IllegalArgumentException("broker \"" + url + "\": wanted tcp://host:port");
          }
        });
  }

  /** Readings per second that all boards together are to make. */
  public double readingsPerSecond() {
    return boards * (double) signals * rate;
  }

  private static void within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " " + value + ": wanted " + least + " to " + most);
    }
  }
}
