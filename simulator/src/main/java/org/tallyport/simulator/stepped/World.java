package org.tallyport.simulator.stepped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.truth.TruthLog;

/** The models of a run, the sensors that read them, and what really happened. */
final class World {
  private final List<Model> models;
  private final Map<EquipmentId, ModelSignals> signals = new HashMap<>();
  private final TruthLog truth = new TruthLog();

  World(List<Model> models) {
    this.models = models;
    models.forEach(model -> signals.put(model.equipment(), new ModelSignals(model.signals())));
  }

  /** The driver that opens sensors on these models. */
  ModelDriver driver(long offset) {
    return new ModelDriver(this::of, offset);
  }

  List<Role> signals(EquipmentId equipment) {
    return models.stream()
        .filter(model -> model.equipment().equals(equipment))
        .findFirst()
        .orElseThrow()
        .signals();
  }

  /** The signals of an equipment, to be read. */
  ModelSignals of(EquipmentId equipment) {
    ModelSignals its = signals.get(equipment);
    if (its == null) {
      throw new IllegalArgumentException("no model of " + equipment);
    }
    return its;
  }

  TruthLog truth() {
    return truth;
  }

  void advance(long toMicroseconds) {
    for (Model model : models) {
      ModelSignals its = of(model.equipment());
      if (model.nextEventMicroseconds() <= toMicroseconds) {
        model.advance(toMicroseconds, its, truth);
      }
      its.complete(toMicroseconds);
    }
  }
}
