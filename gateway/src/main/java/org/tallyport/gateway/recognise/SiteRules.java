package org.tallyport.gateway.recognise;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.tallyport.equipment.EquipmentId;

/**
 * The rules of all equipment of one terminal; readings of any other are kept, not recognised.
 *
 * @param equipment how its readings are understood
 * @param boards the name of the board that reads it; where none is named, any board may
 */
public record SiteRules(
    Map<EquipmentId, EquipmentRules> equipment, Map<EquipmentId, String> boards) {
  public SiteRules {
    equipment = Map.copyOf(equipment);
    // Asked for every reading. Map.copyOf probes one slot after the other, and numbered names hash
    // to neighbours: with 500 of them 6 of some 25 samples of the ingest loop stood in that.
    boards = Collections.unmodifiableMap(new HashMap<>(boards));
  }

  /** Rules that leave open which board reads what. */
  public SiteRules(Map<EquipmentId, EquipmentRules> equipment) {
    this(equipment, Map.of());
  }

  /** Whether what a board says of an equipment counts. */
  public boolean reads(String board, EquipmentId read) {
    return boards.getOrDefault(read, board).equals(board);
  }
}
