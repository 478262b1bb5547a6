package org.tallyport.equipment;

/**
 * What a signal means for its equipment (domain words, after TIC 4.0 where it has them). A
 * recogniser finds its inputs by role; {@link #OTHER} is for display only.
 */
public enum Role {
  SPREADER_LOCKED("spreader.locked", ValueType.BOOLEAN, Unit.NONE),
  SPREADER_UNLOCKED("spreader.unlocked", ValueType.BOOLEAN, Unit.NONE),
  SPREADER_LANDED("spreader.landed", ValueType.BOOLEAN, Unit.NONE),
  SPREADER_LANDED_LEFT("spreader.landed.left", ValueType.BOOLEAN, Unit.NONE),
  SPREADER_LANDED_RIGHT("spreader.landed.right", ValueType.BOOLEAN, Unit.NONE),
  /** 20, 40, 45 (feet), or 220 for twin 20. */
  SPREADER_MODE("spreader.mode", ValueType.INTEGER, Unit.NONE),
  /** Net of the spreader's or grab's tare. */
  HOIST_LOAD("hoist.load", ValueType.DECIMAL, Unit.TONNES),
  HOIST_HEIGHT("hoist.height", ValueType.DECIMAL, Unit.METRES),
  /** Positive over the vessel, negative over the back-reach. */
  TROLLEY_POSITION("trolley.position", ValueType.DECIMAL, Unit.METRES),
  GANTRY_POSITION("gantry.position", ValueType.DECIMAL, Unit.METRES),
  SLEW_ANGLE("slew.angle", ValueType.DECIMAL, Unit.DEGREES),
  SLEW_RADIUS("slew.radius", ValueType.DECIMAL, Unit.METRES),
  /** True while a contact says that a slewing crane points at the vessel. */
  SLEW_OVER_VESSEL("slew.over_vessel", ValueType.BOOLEAN, Unit.NONE),
  GRAB_CLOSED("grab.closed", ValueType.BOOLEAN, Unit.NONE),
  CONTROL_ON("control.on", ValueType.BOOLEAN, Unit.NONE),
  EMERGENCY_STOP("emergency.stop", ValueType.BOOLEAN, Unit.NONE),
  WIND_SPEED("wind.speed", ValueType.DECIMAL, Unit.METRES_PER_SECOND),
  MOVE_COUNTER("counter.moves", ValueType.INTEGER, Unit.COUNT),
  /** First wheel sensor met by a wagon coming in. */
  WHEEL_A("wheel.a", ValueType.BOOLEAN, Unit.NONE),
  WHEEL_B("wheel.b", ValueType.BOOLEAN, Unit.NONE),
  WAGON_MASS("wagon.mass", ValueType.DECIMAL, Unit.KILOGRAMS),
  METER_TOTAL("meter.total", ValueType.DECIMAL, Unit.TONNES),
  OTHER("other", ValueType.DECIMAL, Unit.NONE);

  private final String word;
  private final ValueType type;
  private final Unit unit;

  Role(String word, ValueType type, Unit unit) {
    this.word = word;
    this.type = type;
    this.unit = unit;
  }

  /** The word used in configurations and on the wire, such as {@code hoist.load}. */
  public String word() {
    return word;
  }

  /** The type that signals of this role have unless the configuration says otherwise. */
  public ValueType type() {
    return type;
  }

  /** The unit in which recognisers take this role; boards publish in it. */
  public Unit unit() {
    return unit;
  }

  /** The role of this word; refuses an unknown one. */
  public static Role ofWord(String word) {
    for (Role role : values()) {
      if (role.word.equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException("unknown role \"" + word + "\"");
  }
}
