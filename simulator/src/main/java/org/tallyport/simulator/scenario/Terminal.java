package org.tallyport.simulator.scenario;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.SiteRules;

/**
 * One terminal of a scenario.
 *
 * @param id UN/LOCODE, also the Sparkplug group
 * @param place what people call it
 * @param zone its own
 * @param staffing when its people work
 * @param boards what reads its equipment
 * @param boundary equipment over the quay or the ferry ramp: only this is its throughput
 * @param plan what it is to handle in a mean day
 * @param share which part of the real terminal this is; empty where no figures are given
 * @param rules what the site says about its equipment
 */
public record Terminal(
    String id,
    String place,
    ZoneId zone,
    Staffing staffing,
    List<Board> boards,
    List<EquipmentId> boundary,
    DailyPlan plan,
    Optional<Share> share,
    SiteRules rules) {
  public Terminal {
    boards = List.copyOf(boards);
    boundary = List.copyOf(boundary);
  }

  /** All equipment, board by board. */
  public List<EquipmentId> equipment() {
    return boards.stream().flatMap(board -> board.equipment().stream()).toList();
  }
}
