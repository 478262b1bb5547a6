package org.tallyport.simulator.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.gateway.recognise.Zone;
import org.tallyport.gateway.recognise.ZoneBounds;
import org.tallyport.simulator.model.CargoPlan;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.ContainerCrane;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.model.PortalCrane;
import org.tallyport.simulator.model.PortalWork.Gear;
import org.tallyport.simulator.model.RailTrack;
import org.tallyport.simulator.model.ShipCall;
import org.tallyport.simulator.model.StowagePlan;
import org.tallyport.simulator.model.Train;
import org.tallyport.simulator.model.TrainPlan;
import org.tallyport.simulator.model.Weather;
import org.tallyport.simulator.truth.MoveKind;

/**
 * An average day at the Port of Baku in Alat: all of its containers over two cranes, a part of its
 * dry cargo over a portal crane, the wagons of its ferry terminal over one track.
 *
 * <p>Published: 7.6 Mt and over 76,000 TEU in 2024 (208 TEU a day), about 100 wagons a day in both
 * directions together; design capacity 15 Mt and 100,000 TEU a year (2018). Every piece of
 * equipment has work from the first minutes, so that short runs see all of it.
 */
final class Baku {
  private static final double TONNES_2024 = 7_600_000;
  private static final double TEU_2024 = 76_000;
  private static final double DESIGN_TONNES = 15_000_000;
  private static final double DESIGN_TEU = 100_000;
  private static final double MEAN_WIND = 7;

  private static final EquipmentId STS_1 = new EquipmentId("STS-1");
  private static final EquipmentId STS_2 = new EquipmentId("STS-2");
  private static final EquipmentId PC_1 = new EquipmentId("PC-1");
  private static final EquipmentId TRACK_1 = new EquipmentId("TRACK-1");

  private static final List<ShipCall> FIRST =
      List.of(
          new ShipCall(at("PT20S"), 17, 12, 1, 1, 1, 4),
          new ShipCall(at("PT13H"), 15, 13, 1, 0, 1, 4));
  private static final List<ShipCall> SECOND =
      List.of(
          new ShipCall(at("PT35S"), 15, 14, 1, 1, 0, 2),
          new ShipCall(at("PT13H15M"), 14, 15, 1, 0, 1, 4));
  private static final List<CargoPlan.Session> CARGO =
      List.of(
          new CargoPlan.Session(at("PT25S"), Gear.GRAB, MoveKind.BULK_DISCHARGE, 80),
          new CargoPlan.Session(at("PT9H"), Gear.HOOK, MoveKind.BULK_LOAD, 50),
          new CargoPlan.Session(at("PT15H"), Gear.GRAB, MoveKind.BULK_DISCHARGE, 80));

  private Baku() {}

  static Scenario scenario() {
    return new Scenario(
        "baku",
        "an average day at the Port of Baku: two container cranes, a portal crane, a ferry track",
        "Port of Baku, Alat",
        "AZBAK",
        ZoneId.of("Asia/Baku"),
        Instant.parse("2025-03-03T20:00:00Z"),
        List.of(
            new Board("quay-1", Board.Wiring.PLC, List.of(STS_1, STS_2)),
            new Board("quay-2", Board.Wiring.PINS, List.of(PC_1)),
            new Board("rail-1", Board.Wiring.PINS, List.of(TRACK_1))),
        List.of(STS_1, STS_2, PC_1, TRACK_1),
        share(),
        rules(),
        Baku::models);
  }

  private static SiteRules rules() {
    EquipmentRules crane = containerCrane();
    EquipmentRules portal =
        EquipmentRules.Hook.typical(
            1, List.of(new ZoneBounds(Zone.VESSEL, 15, 105), new ZoneBounds(Zone.QUAY, 105, 300)));
    return new SiteRules(
        Map.of(
            STS_1,
            crane,
            STS_2,
            crane,
            PC_1,
            portal,
            TRACK_1,
            EquipmentRules.Rail.typical(1, RailTrack.SPACING_METRES)));
  }

  /** A ship-to-shore crane as its model measures itself. */
  static EquipmentRules containerCrane() {
    return EquipmentRules.Spreader.typical(
        1,
        List.of(
            new ZoneBounds(Zone.VESSEL, 2, 60),
            new ZoneBounds(Zone.QUAY, -16, 2),
            new ZoneBounds(Zone.RAIL, -28, -16),
            new ZoneBounds(Zone.BACKREACH, -60, -28)));
  }

  /** What a plan of so much over the quay in a mean day is of this port. */
  static Share share(double tonnesPerDay, double teuPerDay) {
    return new Share(tonnesPerDay, teuPerDay, TONNES_2024, TEU_2024, DESIGN_TONNES, DESIGN_TEU);
  }

  private static Share share() {
    int lifts =
        FIRST.stream().mapToInt(ShipCall::liftsOverQuay).sum()
            + SECOND.stream().mapToInt(ShipCall::liftsOverQuay).sum();
    double bulk = 0;
    for (CargoPlan.Session session : CARGO) {
      boolean grab = session.gear() == Gear.GRAB;
      bulk += session.lifts() * (grab ? CargoPlan.MEAN_GRAB_TONNES : CargoPlan.MEAN_HOOK_TONNES);
    }
    return share(
        lifts * StowagePlan.MEAN_TONNES + bulk, lifts * StowagePlan.MEAN_TEU_HUNDREDTHS / 100);
  }

  private static List<Model> models(long seed) {
    Chance world = new Chance(seed);
    Chance port = world.part("port");
    return List.of(
        crane(STS_1, FIRST, port, world.part("STS-1")),
        crane(STS_2, SECOND, port, world.part("STS-2")),
        new PortalCrane(PC_1, new CargoPlan(CARGO, world.part("PC-1")), world.part("PC-1")),
        new RailTrack(TRACK_1, trains(world.part("TRACK-1"))));
  }

  private static Model crane(EquipmentId id, List<ShipCall> calls, Chance port, Chance seed) {
    return new ContainerCrane(
        id,
        new StowagePlan(calls, StowagePlan.Bays.TYPICAL, seed),
        new Weather(MEAN_WIND, port),
        seed);
  }

  private static List<Train> trains(Chance seed) {
    TrainPlan plan = new TrainPlan(seed);
    return List.of(
        plan.withLocomotive(at("PT240S"), true),
        plan.reversing(at("PT840S"), true, 20, 6),
        plan.pushed(at("PT10H"), false, 18),
        plan.stopping(at("PT16H"), true, 18, at("PT1200S")),
        plan.pushed(at("PT21H"), false, 32));
  }

  /** Microseconds of an ISO 8601 duration since the start of the run. */
  private static long at(String duration) {
    return TimeUnit.MILLISECONDS.toMicros(Duration.parse(duration).toMillis());
  }
}
