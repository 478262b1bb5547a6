package org.tallyport.simulator.model;

/** One axis of a crane: where it will be, how fast it gets there. */
final class Motion {
  private final Analogue analogue;
  private final double metresPerSecond;
  private final double least;

  /**
   * An axis.
   *
   * @param metresPerSecond mean speed (degrees a second for a slewing axis)
   * @param least shorter ways are not worth a motion
   */
  Motion(Analogue analogue, double metresPerSecond, double least) {
    this.analogue = analogue;
    this.metresPerSecond = metresPerSecond;
    this.least = least;
  }

  double position() {
    return analogue.planned();
  }

  /** How long the way to a place takes, microseconds; 0 when it is there. */
  long duration(double place) {
    double way = Math.abs(place - analogue.planned());
    return way < least ? 0 : 1_000_000 + (long) (way / metresPerSecond * 1e6);
  }

  /** Goes to a place; gives the time of arrival. */
  long move(long from, double place) {
    long duration = duration(place);
    if (duration > 0) {
      analogue.ramp(from, from + duration, place);
    }
    return from + duration;
  }
}
