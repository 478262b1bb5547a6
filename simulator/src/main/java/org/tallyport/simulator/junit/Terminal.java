package org.tallyport.simulator.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.verdict.Verdict;

/**
 * A running terminal: cranes, trains, boards and a gateway. For one thread. What cannot be carried
 * out throws {@link UncheckedIOException}.
 */
public interface Terminal {
  /**
   * Lets simulated time go on; it stands still until the next call. Stepped: to the last half
   * second that is not after the end of this duration. Wired: waits until the time has gone by;
   * what happened last may then still be on its way to the gateway.
   *
   * @param time more than 0
   */
  void advance(Duration time);

  /** The simulated time. */
  Instant now();

  /**
   * Where the gateway's API is, with a slash at its end, such as {@code
   * http://127.0.0.1:40123/api/v1/}. It stays the same. Stepped, nothing answers there while time
   * moves and while a fault keeps the gateway down.
   */
  URI api();

  /**
   * What the gateway answers to a GET, as text.
   *
   * @param path below {@link #api}, such as {@code terminals/AZBAK/equipment}
   */
  default String ask(String path) {
    try (InputStream answer = api().resolve(path).toURL().openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What really happened so far; times are microseconds since {@link #start}. */
  List<TrueEvent> truth();

  /** UTC of the start of the run. */
  Instant start();

  /**
   * Compares what happened up to now with what the gateway says of it. Some simulated minutes go by
   * before, so that all of it is recognised and delivered.
   *
   * @throws IllegalStateException when a fault of the plan is not over yet
   */
  Verdict verdict();
}
