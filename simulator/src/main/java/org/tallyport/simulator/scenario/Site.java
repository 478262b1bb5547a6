package org.tallyport.simulator.scenario;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.Storm;
import org.tallyport.simulator.model.Storms;
import org.tallyport.simulator.model.Weather;

/** What the models of one terminal share in a run: its chance, its weather, its people's hours. */
final class Site {
  private final Chance world;
  private final Climate climate;
  private final Staffing staffing;
  private final Instant start;
  private final ZoneId zone;

  /**
   * The wind over a terminal.
   *
   * @param metresPerSecond long-term mean
   * @param closures when the port is closed for it
   */
  record Climate(double metresPerSecond, List<Closure> closures) {}

  /** Storms of one kind. */
  record Closure(Arrivals when, Span length, Count metresPerSecond) {
    Storm at(long time, Chance chance) {
      return new Storm(time, time + Math.max(1, length.draw(chance)), metresPerSecond.draw(chance));
    }
  }

  /**
   * The site of one run.
   *
   * @param world not moved
   */
  Site(Chance world, Climate climate, Staffing staffing, Instant start, ZoneId zone) {
    this.world = world;
    this.climate = climate;
    this.staffing = staffing;
    this.start = start;
    this.zone = zone;
  }

  /** Of one piece of equipment. */
  Chance chance(EquipmentId equipment) {
    return world.part(equipment.value());
  }

  /** Of arrivals that several pieces of equipment see. */
  Chance arrivals(String name) {
    return world.part("arrivals").part(name);
  }

  /** The weather for one crane; every crane's is the same. */
  Weather weather() {
    return new Weather(climate.metresPerSecond(), storms(), world.part("port"));
  }

  private Storms storms() {
    Timetable<Storm> storms = new Timetable<>();
    for (int i = 0; i < climate.closures().size(); i++) {
      Closure closure = climate.closures().get(i);
      Chance chance = world.part("closures " + i);
      storms.add(closure.when().times(chance.part("times")), time -> closure.at(time, chance));
    }
    return new Storms(storms);
  }

  /** Gives the first time from one on at which work may begin; asked forwards only. */
  LongUnaryOperator free() {
    Storms storms = storms();
    return time -> {
      long free = time;
      long before;
      do {
        before = free;
        free = storms.calmAfter(staffing.freeAfter(free, start, zone));
      } while (free > before);
      return free;
    };
  }
}
