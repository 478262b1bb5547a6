package org.tallyport.simulator.model;

import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.truth.NonMoveKind;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthSink;

/**
 * A ship-to-shore crane with a spreader. A full cycle takes 90 to 150 s. Load 10 Hz and positions 5
 * Hz while it works, contacts on change.
 */
public final class ContainerCrane implements Model {
  private static final List<Role> SIGNALS =
      List.of(
          Role.SPREADER_LOCKED,
          Role.SPREADER_UNLOCKED,
          Role.SPREADER_LANDED,
          Role.SPREADER_LANDED_LEFT,
          Role.SPREADER_LANDED_RIGHT,
          Role.SPREADER_MODE,
          Role.HOIST_LOAD,
          Role.HOIST_HEIGHT,
          Role.TROLLEY_POSITION,
          Role.GANTRY_POSITION,
          Role.CONTROL_ON,
          Role.WIND_SPEED);
  static final int LOCKED = 0;
  static final int UNLOCKED = 1;
  static final int LANDED = 2;
  static final int LEFT = 3;
  static final int RIGHT = 4;
  static final int MODE = 5;
  static final int LOAD = 6;
  private static final int HEIGHT = 7;
  private static final int TROLLEY = 8;
  private static final int GANTRY = 9;
  private static final int CONTROL = 10;
  private static final int WIND = 11;

  private static final double CLEARANCE_METRES = 17;
  private static final long IDLE_PERIOD = 10_000_000;

  private final EquipmentId equipment;
  private final CraneWorkList work;
  private final Chance chance;
  private final Score score = new Score(SIGNALS.size());
  private final Motion hoist;
  private final Motion trolley;
  private final Motion gantry;
  private final Spreader spreader;
  private final Analogue load;
  private final Weather weather;
  private boolean controlOn;
  private long now;

  /**
   * A crane at rest over the quay.
   *
   * @param weather its own instance; cranes of one port give it the same seed
   * @param seed not moved; the crane takes parts of it
   */
  public ContainerCrane(EquipmentId equipment, CraneWorkList work, Weather weather, Chance seed) {
    this.equipment = equipment;
    this.weather = weather;
    this.work = work;
    chance = seed.part("work");
    load =
        new Analogue(0, new Analogue.Sampling(100_000, IDLE_PERIOD, 0.03, -0.2), seed.part("load"));
    score.analogue(LOAD, load);
    hoist = new Motion(axis(HEIGHT, CLEARANCE_METRES, seed.part("height")), 0.9, 0.05);
    trolley = new Motion(axis(TROLLEY, -8, seed.part("trolley")), 2.0, 0.05);
    gantry = new Motion(axis(GANTRY, 100, seed.part("gantry")), 0.6, 0.05);
    spreader = new Spreader(score, chance);
    score.set(CONTROL, 0, 0);
    score.analogue(WIND, weather.anemometer(seed.part("wind")));
  }

  private Analogue axis(int signal, double start, Chance seed) {
    Analogue axis =
        new Analogue(start, new Analogue.Sampling(200_000, IDLE_PERIOD, 0.005, -1_000), seed);
    score.analogue(signal, axis);
    return axis;
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
    weather.blow(toMicroseconds);
    score.play(toMicroseconds, this::compose, sink, truth);
  }

  @Override
  public long nextEventMicroseconds() {
    return Math.min(score.nextMicroseconds(), score.endMicroseconds());
  }

  private void compose() {
    rest(weather.calmAfter(now));
    long from = now;
    CraneWork next = work.next(now);
    switch (next) {
      case CraneWork.Pause pause -> now += pause.microseconds();
      case CraneWork.Wait wait -> rest(wait.untilMicroseconds());
      case CraneWork.Travel travel -> travel(travel.gantryMetres());
      case CraneWork.Lift lift -> {
        takeUp(lift.mode(), lift.boxes() == lift.mode().boxes(), lift.pick(), lift.grams());
        carry(lift.drop(), lift.grams());
        score.truth(
            new TrueEvent.Move(
                equipment,
                setDown(),
                lift.kind(),
                lift.boxes(),
                lift.teuHundredths(),
                lift.grams()));
      }
      case CraneWork.Hatch hatch -> {
        takeUp(CraneWork.Mode.FEET_40, true, hatch.pick(), hatch.grams());
        carry(hatch.drop(), hatch.grams());
        none(hatch.kind(), setDown());
      }
      case CraneWork.Check check -> {
        takeUp(CraneWork.Mode.FEET_40, true, check.place(), check.grams());
        now = hoist.move(now, hoist.position() + 1.5) + chance.microseconds(1, 3);
        now = hoist.move(now, check.place().heightMetres());
        none(NonMoveKind.SPREADER_CHECK, setDown());
      }
      case CraneWork.DoubleClick click -> {
        approach(CraneWork.Mode.FEET_40, click.place());
        now = spreader.land(now, true);
        now = spreader.lock(now) + chance.microseconds(0.8, 2);
        now = spreader.unlock(now);
        none(NonMoveKind.DOUBLE_CLICK, now);
        liftOff();
      }
      case CraneWork.Snag snag -> {
        approach(CraneWork.Mode.FEET_40, snag.place());
        now = spreader.land(now, true);
        now = ramp(ramp(now, 300_000, 4.0), 400_000, 0.0) + chance.microseconds(1, 2);
        none(NonMoveKind.SNAG, now);
        liftOff();
      }
    }
    if (now > from && !(next instanceof CraneWork.Wait) && !(next instanceof CraneWork.Pause)) {
      load.busy(from, now);
    }
    score.extend(now);
  }

  private void none(NonMoveKind kind, long time) {
    score.truth(new TrueEvent.NonMove(equipment, time, kind));
  }

  private void rest(long until) {
    if (until > now && controlOn) {
      score.set(CONTROL, now, 0);
      controlOn = false;
    }
    now = Math.max(now, until);
  }

  private void travel(double metres) {
    switchOn();
    now = hoist.move(now, CLEARANCE_METRES);
    now = gantry.move(now, metres) + chance.microseconds(4, 10);
  }

  private void switchOn() {
    if (!controlOn) {
      score.set(CONTROL, now, 1);
      controlOn = true;
      now += chance.microseconds(5, 10);
    }
  }

  /** From wherever it hangs to standing on a place, empty. */
  private void approach(CraneWork.Mode mode, CraneWork.Place place) {
    switchOn();
    now = spreader.set(mode, now + chance.microseconds(1, 6));
    go(place);
  }

  private void go(CraneWork.Place place) {
    long up = hoist.move(now, CLEARANCE_METRES);
    long away = now + (up - now) * 6 / 10;
    long there = trolley.move(away, place.trolleyMetres());
    long over = Math.max(up, there - (there - away) / 5);
    // Trucks come and go, and the last metre is slow.
    now = hoist.move(over + chance.microseconds(2, 14), place.heightMetres());
  }

  private void takeUp(CraneWork.Mode mode, boolean full, CraneWork.Place place, long grams) {
    approach(mode, place);
    now = spreader.land(now, full);
    now = spreader.lock(now + chance.microseconds(0.6, 2)) + chance.microseconds(0.7, 1.6);
    double tonnes = grams / 1e6;
    long taut = ramp(now, 1_200_000, tonnes * 1.03);
    ramp(taut, 900_000, tonnes);
    spreader.liftOff(now + 1_000_000);
    now = taut;
  }

  private void carry(CraneWork.Place place, long grams) {
    long from = now;
    go(place);
    double amplitude = grams / 1e6 * chance.between(0.004, 0.012);
    load.sway(from + 900_000, now, amplitude, chance.between(5e6, 7e6));
  }

  /** From standing with a load to hanging empty; gives the time of the release. */
  private long setDown() {
    long slack = ramp(spreader.land(now), 800_000, 0);
    long released = spreader.unlock(slack + chance.microseconds(0.5, 2));
    now = released + chance.microseconds(0.5, 1.2);
    liftOff();
    return released;
  }

  private void liftOff() {
    spreader.liftOff(now);
    now = hoist.move(now, Math.min(CLEARANCE_METRES, hoist.position() + 4));
  }

  private long ramp(long from, long microseconds, double tonnes) {
    load.ramp(from, from + microseconds, tonnes);
    return from + microseconds;
  }
}
