package org.tallyport.gateway.recognise;

import org.tallyport.equipment.Role;

/** What a spreader's recogniser looks at, and what it needs for which figure. */
final class SpreaderInputs {
  static final int LOCKED = 0;
  static final int UNLOCKED = 1;
  static final int LANDED = 2;
  static final int LEFT = 3;
  static final int RIGHT = 4;
  static final int MODE = 5;
  static final int LOAD = 6;
  static final int HEIGHT = 7;
  static final int TROLLEY = 8;
  static final int GANTRY = 9;
  static final int COUNT = 10;

  private static final int LOCKS = 1 << LOCKED | 1 << UNLOCKED;
  private static final int FOR_BOXES = LOCKS | 1 << LANDED | 1 << TROLLEY;

  private SpreaderInputs() {}

  static int of(Role role) {
    return switch (role) {
      case SPREADER_LOCKED -> LOCKED;
      case SPREADER_UNLOCKED -> UNLOCKED;
      case SPREADER_LANDED -> LANDED;
      case SPREADER_LANDED_LEFT -> LEFT;
      case SPREADER_LANDED_RIGHT -> RIGHT;
      case SPREADER_MODE -> MODE;
      case HOIST_LOAD -> LOAD;
      case HOIST_HEIGHT -> HEIGHT;
      case TROLLEY_POSITION -> TROLLEY;
      case GANTRY_POSITION -> GANTRY;
      default -> -1;
    };
  }

  /** Boxes need whatever there is of locks, landed and trolley; tonnes the load as well. */
  static boolean know(Figure figure, int defined, int known) {
    boolean boxes = (defined & LOCKS) != 0 && (defined & ~known & FOR_BOXES) == 0;
    return switch (figure) {
      case BOXES -> boxes;
      case TONNES -> boxes && (known & 1 << LOAD) != 0;
      case WAGONS -> false;
    };
  }
}
