package org.tallyport.gateway.recognise;

import java.util.List;

/**
 * What a site says about one equipment, so that its readings can be understood. Lengths are metres,
 * masses tonnes, times microseconds, as their names say.
 */
public sealed interface EquipmentRules {
  /** Counts the changes of this equipment's rules, from 1; it is named in every event. */
  int version();

  /** The word of a configuration: {@code ship-to-shore}, {@code portal}, {@code rail-track}. */
  String kind();

  /** The name of the rules with their version, such as {@code spreader/1}. */
  String name();

  /** The figure that tells whether the equipment itself is known: its working time rests on it. */
  Figure mainFigure();

  /** Whether this equipment gives a figure at all. */
  boolean gives(Figure figure);

  /** How long covered time without any sign of work still is work. */
  long idleAfterMicroseconds();

  /**
   * A container crane: spreader with twist-locks, trolley.
   *
   * @param zones by trolley position in metres
   * @param minimumCycleMicroseconds no two lifts are nearer than this; a lift goes on across a
   *     shorter gap
   * @param lockedMicroseconds how long a lock state stands before it counts
   * @param liftedMicroseconds how long it hangs free before it is lifted
   * @param liftTonnes net load from which on there is something on the spreader
   * @param liftMetres how much higher a lift or a release must go
   * @param samePlaceMetres a set nearer than this to its pick is no move
   * @param hatchTonnes the lightest hatch cover
   * @param snagTonnes load on a landed, unlocked spreader that is a snag
   * @param teuHundredthsOf45 200 or 225
   */
  record Spreader(
      int version,
      List<ZoneBounds> zones,
      long minimumCycleMicroseconds,
      long lockedMicroseconds,
      long liftedMicroseconds,
      double liftTonnes,
      double liftMetres,
      double samePlaceMetres,
      double hatchTonnes,
      double snagTonnes,
      int teuHundredthsOf45,
      long idleAfterMicroseconds)
      implements EquipmentRules {
    public Spreader {
      zones = List.copyOf(zones);
    }

    /** Typical values, with zones of the site. */
    public static Spreader typical(int version, List<ZoneBounds> zones) {
      return new Spreader(
          version, zones, 40_000_000, 300_000, 1_000_000, 1.2, 0.5, 1.5, 8, 2, 200, 300_000_000);
    }

    @Override
    public String kind() {
      return "ship-to-shore";
    }

    @Override
    public Figure mainFigure() {
      return Figure.BOXES;
    }

    @Override
    public boolean gives(Figure figure) {
      return figure == Figure.BOXES || figure == Figure.TONNES;
    }

    @Override
    public String name() {
      return "spreader/" + version;
    }
  }

  /**
   * A portal or mobile crane with hook or grab. Its zone comes from the slew angle (and radius)
   * where it has one, else from the contact {@code slew.over_vessel}: vessel or quay.
   *
   * @param zones by slew angle in degrees
   * @param minimumCycleMicroseconds a lift goes on across a shorter gap
   * @param loadedMicroseconds how long a load state stands before it counts
   * @param liftTonnes net load above which there is a lift, and under which it is gone
   */
  record Hook(
      int version,
      List<ZoneBounds> zones,
      long minimumCycleMicroseconds,
      long loadedMicroseconds,
      double liftTonnes,
      long idleAfterMicroseconds)
      implements EquipmentRules {
    public Hook {
      zones = List.copyOf(zones);
    }

    /** Typical values, with zones of the site. */
    public static Hook typical(int version, List<ZoneBounds> zones) {
      return new Hook(version, zones, 20_000_000, 500_000, 1.0, 300_000_000);
    }

    @Override
    public String kind() {
      return "portal";
    }

    @Override
    public Figure mainFigure() {
      return Figure.TONNES;
    }

    @Override
    public boolean gives(Figure figure) {
      return figure == Figure.TONNES;
    }

    @Override
    public String name() {
      return "hook/" + version;
    }
  }

  /**
   * A rail track with a pair of wheel sensors.
   *
   * @param sensorMetres from sensor A to sensor B
   * @param bogieMetres axles nearer than this stand in one bogie
   * @param trainEndMicroseconds silence after which a passage is over; reversals within it are
   *     taken off
   */
  record Rail(
      int version,
      double sensorMetres,
      double bogieMetres,
      long trainEndMicroseconds,
      long idleAfterMicroseconds)
      implements EquipmentRules {
    /** Typical values, with the sensor distance of the site in metres. */
    public static Rail typical(int version, double sensorMetres) {
      return new Rail(version, sensorMetres, 2.5, 120_000_000, 300_000_000);
    }

    @Override
    public String kind() {
      return "rail-track";
    }

    @Override
    public Figure mainFigure() {
      return Figure.WAGONS;
    }

    @Override
    public boolean gives(Figure figure) {
      return figure == Figure.WAGONS;
    }

    @Override
    public String name() {
      return "rail/" + version;
    }
  }
}
