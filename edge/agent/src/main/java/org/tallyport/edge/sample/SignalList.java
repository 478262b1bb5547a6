package org.tallyport.edge.sample;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;

/**
 * The configured signals of a board, by index, and their equipments, numbered by their first
 * appearance.
 */
public final class SignalList {
  private final List<Signal> signals;
  private final List<EquipmentId> equipments;
  private final int[] equipmentOf;

  /** Refuses two signals of one name in one equipment. */
  public SignalList(List<Signal> signals) {
    this.signals = List.copyOf(signals);
    List<EquipmentId> seen = new ArrayList<>();
    equipmentOf = new int[signals.size()];
    for (int i = 0; i < equipmentOf.length; i++) {
      Signal signal = signals.get(i);
      if (!seen.contains(signal.equipment())) {
        seen.add(signal.equipment());
      }
      equipmentOf[i] = seen.indexOf(signal.equipment());
    }
    equipments = List.copyOf(seen);
    long names = signals.stream().map(s -> s.equipment() + "/" + s.name()).distinct().count();
    if (names != signals.size()) {
      throw new IllegalArgumentException("two signals of one equipment have the same name");
    }
  }

  public List<Signal> signals() {
    return signals;
  }

  public Signal signal(int signal) {
    return signals.get(signal);
  }

  public List<EquipmentId> equipments() {
    return equipments;
  }

  public EquipmentId equipment(int equipment) {
    return equipments.get(equipment);
  }

  /** Index of the equipment that a signal belongs to. */
  public int equipmentOf(int signal) {
    return equipmentOf[signal];
  }

  public int size() {
    return signals.size();
  }
}
