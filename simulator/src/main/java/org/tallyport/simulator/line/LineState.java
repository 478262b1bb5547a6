package org.tallyport.simulator.line;

import java.time.Duration;

/** How a line is. */
public sealed interface LineState {
  /** Everything goes through at once. */
  record Whole() implements LineState {}

  /**
   * A cable that was pulled where both sides notice it: connections are reset, and new ones are
   * reset as soon as they are made.
   */
  record Cut() implements LineState {}

  /**
   * A cable that was pulled where nobody notices it: nothing flows and nothing says so. Connections
   * of that time stay dumb for ever, as they do behind a router that forgot them; connections made
   * meanwhile begin to flow when the line is whole again.
   */
  record HalfOpen() implements LineState {}

  /**
   * A bad radio link.
   *
   * @param bytesPerSecond at most, per connection and direction
   * @param delay of every piece, at most 16 KiB of which are under way at a time
   */
  record Slow(int bytesPerSecond, Duration delay) implements LineState {
    public Slow {
      if (bytesPerSecond < 1 || delay.isNegative()) {
        throw new IllegalArgumentException(
            "a slow line of " + bytesPerSecond + " bytes/s and " + delay);
      }
    }
  }
}
