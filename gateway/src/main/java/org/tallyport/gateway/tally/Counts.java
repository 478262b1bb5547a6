package org.tallyport.gateway.tally;

import org.tallyport.gateway.recognise.Confidence;
import org.tallyport.gateway.recognise.Direction;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.LiftReason;
import org.tallyport.gateway.recognise.Vehicle;

/**
 * What was handled; two are merged by addition.
 *
 * @param cycles working cycles of cranes
 * @param lifts picks and sets, hatch covers too, tests not
 * @param boxes containers moved
 * @param teuHundredths hundredths of TEU
 * @param grams mass moved
 * @param axles axles of the vehicles that passed
 * @param wagonsIn wagons inwards
 * @param wagonsOut wagons outwards
 * @param locomotives locomotives, both ways
 * @param uncertain moves and passes counted above of which not all was seen
 */
public record Counts(
    long cycles,
    long lifts,
    long boxes,
    long teuHundredths,
    long grams,
    long axles,
    long wagonsIn,
    long wagonsOut,
    long locomotives,
    long uncertain) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  public Counts plus(Counts other) {
    return new Counts(
        cycles + other.cycles,
        lifts + other.lifts,
        boxes + other.boxes,
        teuHundredths + other.teuHundredths,
        grams + other.grams,
        axles + other.axles,
        wagonsIn + other.wagonsIn,
        wagonsOut + other.wagonsOut,
        locomotives + other.locomotives,
        uncertain + other.uncertain);
  }

  /** What one event counts. Hatch covers and tests move no box; odd axles are no wagon. */
  public static Counts of(Event event) {
    long uncertain = event.confidence() == Confidence.UNCERTAIN ? 1 : 0;
    return switch (event) {
      case Event.Move move ->
          new Counts(
              0,
              1,
              move.boxes(),
              move.teuHundredths(),
              move.grams().orElse(0),
              0,
              0,
              0,
              0,
              uncertain);
      case Event.Lift lift ->
          lift.reason() == LiftReason.TEST ? NONE : new Counts(0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
      case Event.VehiclePass pass -> {
        long wagon = pass.vehicle() == Vehicle.WAGON ? 1 : 0;
        boolean in = pass.direction() == Direction.IN;
        long locomotive = pass.vehicle() == Vehicle.LOCOMOTIVE ? 1 : 0;
        yield new Counts(
            0, 0, 0, 0, 0, pass.axles(), in ? wagon : 0, in ? 0 : wagon, locomotive, uncertain);
      }
      case Event.CycleDone done -> new Counts(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
      case Event.Fault fault -> NONE;
    };
  }
}
