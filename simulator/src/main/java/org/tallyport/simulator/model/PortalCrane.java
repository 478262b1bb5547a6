package org.tallyport.simulator.model;

import java.util.List;
import java.util.function.LongFunction;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.truth.MoveKind;
import org.tallyport.simulator.truth.NonMoveKind;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthSink;

/**
 * A slewing crane with hook or grab. At 60 degrees it points straight over the vessel; a cam closes
 * the contact {@code slew.over_vessel} within 45 degrees of that. Load 10 Hz, angle and height 5 Hz
 * while it works; its contacts are mechanical and bounce.
 */
public final class PortalCrane implements Model {
  /** A lift ends when its load falls through this. */
  public static final double LOADED_TONNES = 1.0;

  private static final List<Role> SIGNALS =
      List.of(
          Role.SLEW_OVER_VESSEL,
          Role.GRAB_CLOSED,
          Role.HOIST_LOAD,
          Role.HOIST_HEIGHT,
          Role.SLEW_ANGLE);
  private static final int OVER_VESSEL = 0;
  private static final int CLOSED = 1;
  private static final int LOAD = 2;
  private static final int HEIGHT = 3;
  private static final int ANGLE = 4;
  private static final double VESSEL_DEGREES = 60;
  private static final double CAM_DEGREES = 45;
  private static final double CLEARANCE_METRES = 14;
  private static final long IDLE_PERIOD = 10_000_000;

  private final EquipmentId equipment;
  private final LongFunction<PortalWork> work;
  private final Chance chance;
  private final Score score = new Score(SIGNALS.size());
  private final Analogue load;
  private final Analogue angle;
  private final Motion hoist;
  private final Motion slew;
  private long now;

  /**
   * A crane at rest over the quay.
   *
   * @param work gives the next piece of work for the time, microseconds, at which it can begin
   * @param seed not moved
   */
  public PortalCrane(EquipmentId equipment, LongFunction<PortalWork> work, Chance seed) {
    this.equipment = equipment;
    this.work = work;
    chance = seed.part("work");
    load = analogue(LOAD, 0, 100_000, 0.02, seed.part("load"));
    angle = analogue(ANGLE, 210, 200_000, 0.05, seed.part("angle"));
    Analogue height = analogue(HEIGHT, CLEARANCE_METRES, 200_000, 0.01, seed.part("height"));
    hoist = new Motion(height, 0.9, 0.05);
    slew = new Motion(angle, 6, 0.2);
    score.set(OVER_VESSEL, 0, 0);
    score.set(CLOSED, 0, 0);
  }

  private Analogue analogue(int signal, double start, long period, double noise, Chance seed) {
    double least = signal == LOAD ? -0.2 : -1_000;
    Analogue analogue =
        new Analogue(start, new Analogue.Sampling(period, IDLE_PERIOD, noise, least), seed);
    score.analogue(signal, analogue);
    return analogue;
  }

  @Override
  public EquipmentId equipment() {
    return equipment;
  }

  @Override
  public List<Role> signals() {
    return SIGNALS;
  }

  @Override
  public void advance(long toMicroseconds, SignalSink sink, TruthSink truth) {
    score.play(toMicroseconds, this::compose, sink, truth);
  }

  @Override
  public long nextEventMicroseconds() {
    return Math.min(score.nextMicroseconds(), score.endMicroseconds());
  }

  private void compose() {
    long from = now;
    switch (work.apply(now)) {
      case PortalWork.Pause pause -> now += pause.microseconds();
      case PortalWork.Wait wait -> now = Math.max(now, wait.untilMicroseconds());
      case PortalWork.Lift lift -> {
        lift(lift);
        load.busy(from, now);
      }
      case PortalWork.Check check -> {
        check(check.grams());
        load.busy(from, now);
      }
    }
    score.extend(now);
  }

  private void lift(PortalWork.Lift lift) {
    boolean grab = lift.gear() == PortalWork.Gear.GRAB;
    boolean discharge = lift.kind() == MoveKind.BULK_DISCHARGE;
    go(discharge ? overVessel() : overQuay(), discharge ? inHold() : onQuay());
    take(grab, lift.grams());
    carry(discharge ? overQuay() : overVessel(), discharge ? onQuay() : inHold(), lift.grams());
    long gone = drop(grab);
    score.truth(new TrueEvent.Move(equipment, gone, lift.kind(), 0, 0, lift.grams()));
    now = hoist.move(now + chance.microseconds(0.5, 3), CLEARANCE_METRES);
  }

  private void check(long grams) {
    double ground = onQuay();
    go(overQuay(), ground);
    take(false, grams);
    now = hoist.move(now, ground + 1.5) + chance.microseconds(2, 4);
    now = hoist.move(now, ground);
    score.truth(new TrueEvent.NonMove(equipment, drop(false), NonMoveKind.SPREADER_CHECK));
    now = hoist.move(now, CLEARANCE_METRES);
  }

  /** Up, round, and down, with whatever hangs on the rope. */
  private void go(double degrees, double height) {
    now = hoist.move(now, CLEARANCE_METRES);
    boolean was = overVessel(slew.position());
    boolean will = overVessel(degrees);
    now = slew.move(now, degrees);
    if (was != will) {
      score.bounce(OVER_VESSEL, angle.crossing(VESSEL_DEGREES + CAM_DEGREES), will, chance);
    }
    now = hoist.move(now + chance.microseconds(1, 5), height);
  }

  private void take(boolean grab, long grams) {
    if (grab) {
      score.bounce(CLOSED, now + 1_000_000, true, chance);
      now += chance.microseconds(4, 7);
    } else {
      now += chance.microseconds(25, 60);
    }
    double tonnes = grams / 1e6;
    load.ramp(now, now + 1_500_000, tonnes * 1.03);
    load.ramp(now + 1_500_000, now + 2_500_000, tonnes);
    now += 1_500_000;
  }

  private void carry(double degrees, double height, long grams) {
    long from = now + 1_000_000;
    go(degrees, height);
    load.sway(from, now, grams / 1e6 * chance.between(0.003, 0.01), chance.between(6e6, 8e6));
  }

  /** Lets go; gives the time at which the load is gone. */
  private long drop(boolean grab) {
    now += chance.microseconds(0.5, 2);
    if (grab) {
      score.bounce(CLOSED, now, false, chance);
    }
    long until = now + (grab ? 2_500_000 : 1_200_000);
    load.ramp(now, until, 0);
    now = until + (grab ? 0 : chance.microseconds(10, 30));
    return load.crossing(LOADED_TONNES);
  }

  private static boolean overVessel(double degrees) {
    return Math.abs(degrees - VESSEL_DEGREES) < CAM_DEGREES;
  }

  private double overVessel() {
    return VESSEL_DEGREES + chance.between(-5.0, 25.0);
  }

  private double overQuay() {
    return VESSEL_DEGREES + chance.between(110.0, 160.0);
  }

  private double inHold() {
    return chance.between(-6.0, 2.0);
  }

  private double onQuay() {
    return chance.between(1.0, 4.0);
  }
}
