package org.tallyport.simulator.scenario;

import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.Train;
import org.tallyport.simulator.model.TrainPlan;

/** Trains of a kind. */
record TrainWork(Direction direction, Form form) {
  /** Which sensor they meet first. */
  enum Direction {
    IN,
    OUT,
    EITHER;

    boolean inwards(Chance chance) {
      return switch (this) {
        case IN -> true;
        case OUT -> false;
        case EITHER -> chance.happens(0.5);
      };
    }
  }

  /** What stands in a train and how it is driven. */
  sealed interface Form {
    /** One six-axle locomotive, ten four-axle and two eight-axle wagons. */
    record Locomotive() implements Form {}

    /** Wagons pushed straight past. */
    record Pushed(Count wagons) implements Form {}

    /** Wagons that stop with a wheel on the sensors, rock, and go on. */
    record Stopping(Count wagons, Span stand) implements Form {}

    /** Wagons that go in, some of them back, and in again. */
    record Reversing(Count wagons, int back) implements Form {}
  }

  Train train(TrainPlan plan, long time, Chance chance) {
    boolean inwards = direction.inwards(chance);
    return switch (form) {
      case Form.Locomotive _ -> plan.withLocomotive(time, inwards);
      case Form.Pushed pushed -> plan.pushed(time, inwards, pushed.wagons().draw(chance));
      case Form.Stopping stopping ->
          plan.stopping(
              time, inwards, stopping.wagons().draw(chance), stopping.stand().draw(chance));
      case Form.Reversing reversing ->
          plan.reversing(time, inwards, reversing.wagons().draw(chance), reversing.back());
    };
  }

  double meanWagons() {
    return switch (form) {
      case Form.Locomotive _ -> TrainPlan.WAGONS_WITH_LOCOMOTIVE;
      case Form.Pushed pushed -> pushed.wagons().mean();
      case Form.Stopping stopping -> stopping.wagons().mean();
      case Form.Reversing reversing -> reversing.wagons().mean();
    };
  }
}
