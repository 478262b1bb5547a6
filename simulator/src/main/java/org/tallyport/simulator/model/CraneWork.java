package org.tallyport.simulator.model;

import org.tallyport.simulator.truth.MoveKind;
import org.tallyport.simulator.truth.NonMoveKind;

/** One piece of work of a container crane. */
public sealed interface CraneWork {
  /** The size a spreader is set to; {@code code} is the value of its mode signal. */
  enum Mode {
    FEET_20(20, 1, 100),
    FEET_40(40, 1, 200),
    FEET_45(45, 1, 200),
    TWIN_20(220, 2, 200);

    private final int code;
    private final int boxes;
    private final int teuHundredths;

    Mode(int code, int boxes, int teuHundredths) {
      this.code = code;
      this.boxes = boxes;
      this.teuHundredths = teuHundredths;
    }

    int code() {
      return code;
    }

    /** Boxes that it carries when full. */
    public int boxes() {
      return boxes;
    }

    /** Hundredths of TEU that it carries when full. */
    public int teuHundredths() {
      return teuHundredths;
    }
  }

  /**
   * A place for a load.
   *
   * @param trolleyMetres positive over the vessel, negative over the quay and beyond
   * @param heightMetres of the spreader when it stands on the load, over the quay
   */
  record Place(double trolleyMetres, double heightMetres) {}

  /** One lift of boxes; {@code boxes} may be 1 in twin mode. */
  record Lift(MoveKind kind, Mode mode, int boxes, long grams, Place pick, Place drop)
      implements CraneWork {
    long teuHundredths() {
      return (long) mode.teuHundredths * boxes / mode.boxes;
    }
  }

  /** A hatch cover to the back-reach or back on. */
  record Hatch(NonMoveKind kind, long grams, Place pick, Place drop) implements CraneWork {}

  /** A load lifted a little and set where it stood. */
  record Check(long grams, Place place) implements CraneWork {}

  /** Twist-locks closed and opened on a box, no lift. */
  record DoubleClick(Place place) implements CraneWork {}

  /** The rope catches while the unlocked spreader stands on a box. */
  record Snag(Place place) implements CraneWork {}

  /** Along the quay to another bay. */
  record Travel(double gantryMetres) implements CraneWork {}

  /** Nothing to do, for a time in microseconds. */
  record Pause(long microseconds) implements CraneWork {}

  /** Nothing to do until a time in microseconds since the start of the run. */
  record Wait(long untilMicroseconds) implements CraneWork {}
}
