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
 * @param part which part of the real one this is; empty where nothing is said
 * @param claim what its share is compared with
 */
record TerminalPlan(
    String id,
    String place,
    ZoneId zone,
    Staffing staffing,
    Site.Climate climate,
    Optional<Part> part,
    Optional<Claim> claim,
    List<BoardPlan> boards) {
  /** From what the part comes for which the scenario stands. */
  sealed interface Part {
    double DAYS = 365;

    /** From what the real terminal handled in a year. */
    record Handled(double tonnes, OptionalDouble teu) implements Part {}

    /** From nothing. */
    record Assumed(double share) implements Part {}
  }

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
    if (claim.isEmpty() || part.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (part.get()) {
          case Part.Assumed assumed ->
              new Share(
                  plan.tonnes() > 0 ? assumed.share() : 0,
                  plan.teu() > 0 ? OptionalDouble.of(assumed.share()) : OptionalDouble.empty(),
                  claim.get());
          case Part.Handled year ->
              new Share(
                  plan.tonnes() / (year.tonnes() / Part.DAYS),
                  year.teu().isPresent()
                      ? OptionalDouble.of(plan.teu() / (year.teu().getAsDouble() / Part.DAYS))
                      : OptionalDouble.empty(),
                  claim.get());
        });
  }

  /** The models of a run. */
  List<Model> models(Chance world, Instant start) {
    Site site = new Site(world, climate, staffing, start, zone);
    return equipment().stream().map(one -> one.model(site)).toList();
  }
}
