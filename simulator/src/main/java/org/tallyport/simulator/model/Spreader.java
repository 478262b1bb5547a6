package org.tallyport.simulator.model;

/** The contacts of a spreader: twist-locks, landing pins, and the length it is set to. */
final class Spreader {
  private final Score score;
  private final Chance chance;
  private CraneWork.Mode mode = CraneWork.Mode.FEET_40;
  private boolean full = true;

  Spreader(Score score, Chance chance) {
    this.score = score;
    this.chance = chance;
    score.set(ContainerCrane.LOCKED, 0, 0);
    score.set(ContainerCrane.UNLOCKED, 0, 1);
    score.set(ContainerCrane.LANDED, 0, 0);
    score.set(ContainerCrane.LEFT, 0, 0);
    score.set(ContainerCrane.RIGHT, 0, 0);
    score.set(ContainerCrane.MODE, 0, mode.code());
  }

  /** Telescopes to a mode; gives the time when it is done. */
  long set(CraneWork.Mode wanted, long time) {
    if (wanted == mode) {
      return time;
    }
    mode = wanted;
    long done = time + chance.microseconds(8, 16);
    score.set(ContainerCrane.MODE, done, wanted.code());
    return done;
  }

  /**
   * Stands on a load.
   *
   * @param both whether there is a box under each half; else only under the left one
   */
  long land(long time, boolean both) {
    full = both;
    return land(time);
  }

  /** Sets its load down. */
  long land(long time) {
    long left = time + chance.microseconds(0, 0.06);
    score.set(ContainerCrane.LEFT, left, 1);
    long right = time + chance.microseconds(0, 0.06);
    if (full) {
      score.set(ContainerCrane.RIGHT, right, 1);
    }
    long landed = Math.max(left, right) + 20_000;
    score.set(ContainerCrane.LANDED, landed, 1);
    return landed;
  }

  /** Rises from where it stood, with or without a load. */
  void liftOff(long time) {
    score.set(ContainerCrane.LANDED, time, 0);
    score.set(ContainerCrane.LEFT, time + chance.microseconds(0, 0.05), 0);
    if (full) {
      score.set(ContainerCrane.RIGHT, time + chance.microseconds(0, 0.05), 0);
    }
  }

  /** Closes the twist-locks; gives the time when they are locked. */
  long lock(long time) {
    long locked = time + chance.microseconds(0.2, 0.4);
    score.set(ContainerCrane.UNLOCKED, time, 0);
    score.set(ContainerCrane.LOCKED, locked, 1);
    return locked;
  }

  /** Opens the twist-locks; gives the time when they are unlocked. */
  long unlock(long time) {
    long unlocked = time + chance.microseconds(0.2, 0.4);
    score.set(ContainerCrane.LOCKED, time, 0);
    score.set(ContainerCrane.UNLOCKED, unlocked, 1);
    return unlocked;
  }
}
