package org.tallyport.simulator.scenario;

import java.util.HashSet;
import java.util.Set;
import org.tallyport.settings.Section;

/**
 * Holds the names of one scenario apart; they are unique in all of it, so that a run has one of
 * each.
 */
final class Names {
  /** Programs of a wired run have these names. */
  private static final Set<String> TAKEN = Set.of("broker", "gateway");

  private final Set<String> terminals = new HashSet<>();
  private final Set<String> boards = new HashSet<>();
  private final Set<String> equipment = new HashSet<>();

  void terminal(Section section, String id) {
    unique(terminals, section, "id", id, "terminal");
  }

  void board(Section section, String id) {
    if (TAKEN.contains(id)) {
      section.fault("id", "is \"" + id + "\", which is the name of a program; wanted another id");
    }
    unique(boards, section, "id", id, "board");
  }

  void equipment(Section section, String id) {
    unique(equipment, section, "equipment", id, "piece of equipment");
  }

  private static void unique(
      Set<String> names, Section section, String key, String id, String what) {
    if (!names.add(id)) {
      section.fault(key, "has \"%s\", which another %s has already".formatted(id, what));
    }
  }
}
