package org.tallyport.simulator.scenario;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.ContainerCrane;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.model.RailTrack;
import org.tallyport.simulator.model.ShipCall;
import org.tallyport.simulator.model.StowagePlan;
import org.tallyport.simulator.model.Train;
import org.tallyport.simulator.model.TrainPlan;
import org.tallyport.simulator.model.Weather;

/**
 * One container crane and one rail track with dense work, for a first test and for many seeds:
 * every hour a feeder ship of about ten lifts and, in the first twenty minutes, two short trains.
 * What the ships and trains are differs from seed to seed. It goes on for eight days.
 */
final class Small {
  private static final EquipmentId STS_1 = new EquipmentId("STS-1");
  private static final EquipmentId TRACK_1 = new EquipmentId("TRACK-1");
  private static final int HOURS = 8 * 24;
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final double MEAN_LIFTS = 8.6;
  private static final double MEAN_WIND = 5;
  private static final StowagePlan.Bays BAY = new StowagePlan.Bays(1, 90, 110);

  private Small() {}

  static Scenario scenario() {
    return new Scenario(
        "small",
        "one container crane and one rail track with dense work, for a first test",
        "Port of Baku, Alat",
        "AZBAK",
        ZoneId.of("Asia/Baku"),
        Instant.parse("2025-03-03T20:00:00Z"),
        List.of(
            new Board("quay-1", Board.Wiring.PLC, List.of(STS_1)),
            new Board("rail-1", Board.Wiring.PINS, List.of(TRACK_1))),
        List.of(STS_1, TRACK_1),
        Baku.share(
            24 * MEAN_LIFTS * StowagePlan.MEAN_TONNES,
            24 * MEAN_LIFTS * StowagePlan.MEAN_TEU_HUNDREDTHS / 100),
        new SiteRules(
            Map.of(
                STS_1,
                Baku.containerCrane(),
                TRACK_1,
                EquipmentRules.Rail.typical(1, RailTrack.SPACING_METRES))),
        Small::models);
  }

  private static List<Model> models(long seed) {
    Chance world = new Chance(seed);
    Chance crane = world.part("STS-1");
    return List.of(
        new ContainerCrane(
            STS_1,
            new StowagePlan(calls(crane.part("calls")), BAY, crane),
            new Weather(MEAN_WIND, world.part("port")),
            crane),
        new RailTrack(TRACK_1, trains(world.part("TRACK-1"))));
  }

  private static List<ShipCall> calls(Chance chance) {
    List<ShipCall> calls = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      calls.add(
          new ShipCall(
              hour * HOUR + chance.microseconds(1, 20),
              chance.between(3, 5),
              chance.between(3, 5),
              chance.between(0, 1),
              chance.happens(0.3) ? 1 : 0,
              chance.between(0, 1),
              chance.happens(0.4) ? 1 : 0));
    }
    return calls;
  }

  private static List<Train> trains(Chance seed) {
    TrainPlan plan = new TrainPlan(seed);
    Chance chance = seed.part("arrivals");
    List<Train> trains = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      trains.add(train(plan, chance, hour * HOUR + chance.microseconds(10, 40)));
      trains.add(train(plan, chance, hour * HOUR + chance.microseconds(600, 640)));
    }
    return trains;
  }

  private static Train train(TrainPlan plan, Chance chance, long arrival) {
    boolean inwards = chance.happens(0.5);
    int wagons = chance.between(5, 9);
    return switch (chance.between(0, 3)) {
      case 0 -> plan.withLocomotive(arrival, inwards);
      case 1 -> plan.stopping(arrival, inwards, wagons, 30 * SECOND);
      case 2 -> plan.reversing(arrival, inwards, wagons, 3);
      default -> plan.pushed(arrival, inwards, wagons);
    };
  }
}
