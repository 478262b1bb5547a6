package org.tallyport.gateway.fold;

/**
 * What bounds and disorder have cost at one equipment; all only grow.
 *
 * @param readings readings recognised
 * @param late readings at or before what was already processed: not recognised
 * @param overflowed readings processed before their through, because the buffer was full
 * @param unplaced events and spans given up because no clock came
 */
public record FoldCounters(long readings, long late, long overflowed, long unplaced) {
  public static final FoldCounters NONE = new FoldCounters(0, 0, 0, 0);
}
