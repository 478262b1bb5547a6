package org.tallyport.wire;

/**
 * How the Sparkplug aliases of one board are divided (unique over the whole edge node,
 * tck-id-payloads-alias-uniqueness): signals from 1 on, as the journal gave them; then the node's
 * journal metrics; then a few per equipment.
 */
public final class Aliases {
  /** The last alias that a signal may have: its varint takes at most two bytes. */
  public static final long LAST_SIGNAL = 16_383;

  /** First of the node's own metrics. */
  public static final long NODE = 16_384;

  /** First of the metrics of equipment 0; those of equipment i begin at DEVICE + 16 × i. */
  public static final long DEVICE = 20_000;

  /** Aliases kept for each equipment. */
  public static final int PER_DEVICE = 16;

  private Aliases() {}
}
