package org.tallyport.simulator.scenario;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.simulator.model.Model;

/**
 * A terminal and its work.
 *
 * @param name the word on the command line
 * @param title one line for people
 * @param place what people call the terminal
 * @param terminal UN/LOCODE, also the Sparkplug group
 * @param zone the terminal's
 * @param start UTC of the start of every run
 * @param boards what reads the equipment
 * @param boundary equipment over the quay or the ferry ramp: only this is the terminal's throughput
 * @param share which part of the terminal this is
 * @param rules what the site says about its equipment
 * @param models builds the world from a seed
 */
public record Scenario(
    String name,
    String title,
    String place,
    String terminal,
    ZoneId zone,
    Instant start,
    List<Board> boards,
    List<EquipmentId> boundary,
    Share share,
    SiteRules rules,
    LongFunction<List<Model>> models) {
  public Scenario {
    boards = List.copyOf(boards);
    boundary = List.copyOf(boundary);
  }

  /** All scenarios. */
  public static List<Scenario> all() {
    return List.of(Baku.scenario(), Small.scenario());
  }

  /** The scenario of a name; empty when there is none. */
  public static Optional<Scenario> named(String name) {
    return all().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** All equipment, board by board. */
  public List<EquipmentId> equipment() {
    return boards.stream().flatMap(board -> board.equipment().stream()).toList();
  }
}
