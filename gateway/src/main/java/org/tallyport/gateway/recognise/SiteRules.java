package org.tallyport.gateway.recognise;

import java.util.Map;
import org.tallyport.equipment.EquipmentId;

/** The rules of all equipment of one terminal; readings of any other are kept, not recognised. */
public record SiteRules(Map<EquipmentId, EquipmentRules> equipment) {
  public SiteRules {
    equipment = Map.copyOf(equipment);
  }
}
