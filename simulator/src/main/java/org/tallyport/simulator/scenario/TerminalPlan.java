package org.tallyport.simulator.scenario;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.Model;

/**
 * What a scenario file says of one terminal.
 *
 * @param handled what the real one handled in a year; empty where nothing is known
 * @param claim what its share is compared with
 */
record TerminalPlan(
    String id,
    String place,
    ZoneId zone,
    Staffing staffing,
    Site.Climate climate,
    Optional<Handled> handled,
    Optional<Claim> claim,
    List<BoardPlan> boards) {
  /** Published figures of a year. */
  record Handled(double tonnes, OptionalDouble teu) {}

  /** A board and what it reads. */
  record BoardPlan(String id, Board.Wiring wiring, List<EquipmentPlan> equipment) {
    Board board() {
      return new Board(id, wiring, equipment.stream().map(EquipmentPlan::id).toList());
    }
  }

  private List<EquipmentPlan> equipment() {
    return boards.stream().flatMap(board -> board.equipment().stream()).toList();
  }

  /** The terminal as runs see it; shares are those of a run of a length. */
  Terminal terminal(double lengthMicroseconds) {
    Map<EquipmentId, EquipmentRules> rules = new HashMap<>();
    DailyPlan plan = DailyPlan.NOTHING;
    for (EquipmentPlan one : equipment()) {
      rules.put(one.id(), one.rules());
      plan = one.boundary() ? plan.plus(one.daily(lengthMicroseconds)) : plan;
    }
    return new Terminal(
        id,
        place,
        zone,
        staffing,
        boards.stream().map(BoardPlan::board).toList(),
        equipment().stream().filter(EquipmentPlan::boundary).map(EquipmentPlan::id).toList(),
        plan,
        share(plan),
        new SiteRules(rules));
  }

  private Optional<Share> share(DailyPlan plan) {
    if (handled.isEmpty() || claim.isEmpty()) {
      return Optional.empty();
    }
    Handled year = handled.get();
    return Optional.of(new Share(plan, year.tonnes(), year.teu(), claim.get()));
  }

  /** The models of a run. */
  List<Model> models(Chance world, Instant start) {
    Site site = new Site(world, climate, staffing, start, zone);
    return equipment().stream().map(one -> one.model(site)).toList();
  }
}
