package org.tallyport.simulator.scenario;

import java.util.Iterator;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.Zone;
import org.tallyport.gateway.recognise.ZoneBounds;
import org.tallyport.simulator.model.CargoPlan;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.ContainerCrane;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.model.PortalCrane;
import org.tallyport.simulator.model.RailTrack;
import org.tallyport.simulator.model.ShipCall;
import org.tallyport.simulator.model.Staffed;
import org.tallyport.simulator.model.StowagePlan;
import org.tallyport.simulator.model.Train;
import org.tallyport.simulator.model.TrainPlan;

/** What a scenario says of one piece of equipment. */
sealed interface EquipmentPlan {
  EquipmentId id();

  /** The same under another name. */
  EquipmentPlan named(EquipmentId name);

  /** Whether its work is the terminal's throughput. */
  boolean boundary();

  /** How the gateway understands it: the geometry is that of its model. */
  EquipmentRules rules();

  /** What it is to handle in a mean day of a run of so many microseconds. */
  DailyPlan daily(double lengthMicroseconds);

  Model model(Site site);

  /** A ship-to-shore crane. */
  record Container(
      EquipmentId id, boolean boundary, StowagePlan.Bays bays, List<Planned<ShipWork>> ships)
      implements EquipmentPlan {
    @Override
    public EquipmentPlan named(EquipmentId name) {
      return new Container(name, boundary, bays, ships);
    }

    @Override
    public EquipmentRules rules() {
      return EquipmentRules.Spreader.typical(
          1,
          List.of(
              new ZoneBounds(Zone.VESSEL, 2, 60),
              new ZoneBounds(Zone.QUAY, -16, 2),
              new ZoneBounds(Zone.RAIL, -28, -16),
              new ZoneBounds(Zone.BACKREACH, -60, -28)));
    }

    @Override
    public DailyPlan daily(double lengthMicroseconds) {
      double lifts = Planned.daily(ships, lengthMicroseconds, ShipWork::meanLiftsOverQuay);
      return new DailyPlan(
          lifts * StowagePlan.MEAN_TONNES, lifts * StowagePlan.MEAN_TEU_HUNDREDTHS / 100, 0);
    }

    @Override
    public Model model(Site site) {
      Chance seed = site.chance(id);
      Iterator<ShipCall> calls = Planned.all(ships, site, seed, ShipWork::call);
      StowagePlan work = new StowagePlan(calls, bays, seed);
      return new ContainerCrane(id, Staffed.crane(work, site.free()), site.weather(), seed);
    }
  }

  /** A portal crane with hook or grab. */
  record Portal(EquipmentId id, boolean boundary, List<Planned<CargoWork>> cargo)
      implements EquipmentPlan {
    @Override
    public EquipmentPlan named(EquipmentId name) {
      return new Portal(name, boundary, cargo);
    }

    @Override
    public EquipmentRules rules() {
      return EquipmentRules.Hook.typical(
          1, List.of(new ZoneBounds(Zone.VESSEL, 15, 105), new ZoneBounds(Zone.QUAY, 105, 300)));
    }

    @Override
    public DailyPlan daily(double lengthMicroseconds) {
      return new DailyPlan(Planned.daily(cargo, lengthMicroseconds, CargoWork::meanTonnes), 0, 0);
    }

    @Override
    public Model model(Site site) {
      Chance seed = site.chance(id);
      CargoPlan work = new CargoPlan(Planned.all(cargo, site, seed, CargoWork::session), seed);
      return new PortalCrane(id, Staffed.portal(work, site.free()), seed);
    }
  }

  /** A track with a pair of wheel sensors. */
  record Track(EquipmentId id, boolean boundary, List<Planned<TrainWork>> trains)
      implements EquipmentPlan {
    @Override
    public EquipmentPlan named(EquipmentId name) {
      return new Track(name, boundary, trains);
    }

    @Override
    public EquipmentRules rules() {
      return EquipmentRules.Rail.typical(1, RailTrack.SPACING_METRES);
    }

    @Override
    public DailyPlan daily(double lengthMicroseconds) {
      return new DailyPlan(0, 0, Planned.daily(trains, lengthMicroseconds, TrainWork::meanWagons));
    }

    @Override
    public Model model(Site site) {
      Chance seed = site.chance(id);
      TrainPlan plan = new TrainPlan(seed);
      Iterator<Train> all =
          Planned.all(trains, site, seed, (work, time, chance) -> work.train(plan, time, chance));
      return new RailTrack(id, all);
    }
  }
}
