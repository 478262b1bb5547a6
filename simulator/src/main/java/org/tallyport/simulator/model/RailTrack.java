package org.tallyport.simulator.model;

import java.util.Iterator;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthSink;

/**
 * A track with two wheel sensors. Each is on over 0.20 m of a wheel's way and they stand 0.12 m
 * apart, so that a wheel gives A, A and B, B; at 5 m/s a pulse is 40 ms.
 */
public final class RailTrack implements Model {
  /** Middle of sensor A to middle of sensor B. */
  public static final double SPACING_METRES = 0.12;

  private static final double ZONE_METRES = 0.20;
  private static final double FIRST_ON = -(SPACING_METRES + ZONE_METRES) / 2;
  private static final double SECOND_ON = FIRST_ON + SPACING_METRES;
  private static final int A = 0;
  private static final int B = 1;
  private static final double ACCELERATION = 0.25;
  private static final List<Role> SIGNALS = List.of(Role.WHEEL_A, Role.WHEEL_B);

  private final EquipmentId equipment;
  private final Iterator<Train> trains;
  private final Score score = new Score(SIGNALS.size());
  private int passages;

  /**
   * An empty track.
   *
   * @param trains in order of arrival, which need not end; one that arrives while another is there
   *     waits for it
   */
  public RailTrack(EquipmentId equipment, Iterator<Train> trains) {
    this.equipment = equipment;
    this.trains = trains;
    score.set(A, 0, 0);
    score.set(B, 0, 0);
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
    if (!trains.hasNext()) {
      score.extend(Long.MAX_VALUE);
      return;
    }
    Train train = trains.next();
    Passage passage = new Passage(train);
    double seconds = Math.max(train.arrivalMicroseconds(), score.endMicroseconds()) / 1e6;
    double place = 0;
    for (Train.Drive drive : train.drives()) {
      switch (drive) {
        case Train.Drive.Stand stand -> seconds += stand.microseconds() / 1e6;
        case Train.Drive.Go go -> {
          for (Leg leg : Leg.of(place, seconds, go)) {
            passage.roll(leg);
            seconds = leg.endSeconds();
            place = leg.end();
          }
        }
      }
    }
    score.extend((long) (seconds * 1e6) + 1);
  }

  /** Motion with a constant acceleration in one direction: metres and seconds. */
  private record Leg(
      double start,
      double startSeconds,
      double speed,
      double acceleration,
      double end,
      double endSeconds) {
    static List<Leg> of(double place, double seconds, Train.Drive.Go go) {
      double sign = Math.signum(go.metres());
      double way = Math.abs(go.metres());
      double top = Math.min(go.metresPerSecond(), StrictMath.sqrt(way * ACCELERATION));
      double gain = top / ACCELERATION;
      double ramp = top * top / (2 * ACCELERATION);
      double cruise = (way - 2 * ramp) / top;
      double there = place + sign * ramp;
      double then = place + sign * (way - ramp);
      return List.of(
          new Leg(place, seconds, 0, sign * ACCELERATION, there, seconds + gain),
          new Leg(there, seconds + gain, sign * top, 0, then, seconds + gain + cruise),
          new Leg(
              then,
              seconds + gain + cruise,
              sign * top,
              -sign * ACCELERATION,
              place + go.metres(),
              seconds + 2 * gain + cruise));
    }

    boolean forward() {
      return end > start;
    }

    boolean reaches(double place) {
      return forward() ? place > start && place <= end : place < start && place >= end;
    }

    long microsecondsAt(double place) {
      double way = place - start;
      double root = StrictMath.sqrt(Math.max(0, speed * speed + 2 * acceleration * way));
      return (long) ((startSeconds + 2 * way / (speed + (forward() ? root : -root))) * 1e6);
    }
  }

  /** One train over the sensors: which wheel is where, which vehicles went past as a whole. */
  private final class Passage {
    private final Train train;
    private final boolean[] past;
    private final int number;

    Passage(Train train) {
      this.train = train;
      past = new boolean[train.vehicles().size()];
      number = ++passages;
    }

    void roll(Leg leg) {
      for (int i = 0; i < train.vehicles().size(); i++) {
        Vehicle vehicle = train.vehicles().get(i);
        double axle = train.metresToFirstAxle(i);
        double first = axle;
        wheel(leg, axle);
        for (double gap : vehicle.gapsMetres()) {
          axle += gap;
          wheel(leg, axle);
        }
        whole(leg, i, leg.forward() ? axle - FIRST_ON : first + FIRST_ON);
      }
    }

    /**
     * The contacts that one wheel switches; {@code place} is the train's when it is in the middle.
     */
    private void wheel(Leg leg, double place) {
      int first = train.inwards() ? A : B;
      edge(leg, place + FIRST_ON, first, true);
      edge(leg, place + SECOND_ON, 1 - first, true);
      edge(leg, place - SECOND_ON, first, false);
      edge(leg, place - FIRST_ON, 1 - first, false);
    }

    private void edge(Leg leg, double place, int sensor, boolean onWhenForward) {
      if (leg.reaches(place)) {
        boolean on = onWhenForward == leg.forward();
        score.set(sensor, leg.microsecondsAt(place), on ? 1 : 0);
      }
    }

    private void whole(Leg leg, int vehicle, double place) {
      if (leg.reaches(place) && past[vehicle] != leg.forward()) {
        past[vehicle] = leg.forward();
        Vehicle it = train.vehicles().get(vehicle);
        boolean inwards = train.inwards() == leg.forward();
        score.truth(
            new TrueEvent.Pass(
                equipment, leg.microsecondsAt(place), inwards, it.axles(), it.kind(), number));
      }
    }
  }
}
