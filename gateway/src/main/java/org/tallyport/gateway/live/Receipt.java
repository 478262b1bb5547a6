package org.tallyport.gateway.live;

/**
 * When the gateway received something. What is shown as silent or moving is judged by the monotonic
 * time: wall clocks may be set, or run faster than life in a simulation.
 *
 * @param utcMilliseconds by the gateway's wall clock
 * @param monotonicMicroseconds by the gateway's monotonic clock
 */
public record Receipt(long utcMilliseconds, long monotonicMicroseconds) {
  /** When nothing was received yet. */
  public static final Receipt NEVER = new Receipt(0, 0);
}
