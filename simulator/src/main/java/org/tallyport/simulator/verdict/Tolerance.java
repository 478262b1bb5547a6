package org.tallyport.simulator.verdict;

/** How far truth and tally may lie apart, and why. Microseconds. */
final class Tolerance {
  /**
   * Between a true release or pass and the tallied one: a contact is believed after 300 ms at most,
   * a PLC gives it with its cycle and our subscription's (100 ms each), a load is sampled every 100
   * ms and its limit crossed within a ramp. Less than half the time from wagon to wagon.
   */
  static final long TIME = 1_000_000;

  /**
   * Further apart than {@link #TIME} but not further than this, equal events are one that was
   * mistimed; beyond it one was lost and another is a phantom.
   */
  static final long MISTIMED = 3_600_000_000L;

  /** The longest lift: one that was picked before a gap ended may have lost its origin and mass. */
  static final long LIFT = 240_000_000;

  /** The longest time that a vehicle is over the sensors while it moves. */
  static final long VEHICLE = 30_000_000;

  /** How long before its first and after its last vehicle a train may come and go on the sensor. */
  static final long TRAIN = 60_000_000;

  /**
   * Per interval, between the covered time that follows from gaps and the covered time stated: the
   * step of a watermark.
   */
  static final long COVERAGE = 1_000_000;

  private Tolerance() {}
}
