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
  private final Map<EquipmentId, ModelSensor> sensors = new HashMap<>();
  private final TruthLog truth = new TruthLog();

  World(List<Model> models) {
    this.models = models;
  }

  /** The driver that opens sensors on these models. */
  ModelDriver driver(long offset) {
    return new ModelDriver(sensors, offset);
  }

  List<Role> signals(EquipmentId equipment) {
    return models.stream()
        .filter(model -> model.equipment().equals(equipment))
        .findFirst()
        .orElseThrow()
        .signals();
  }

  TruthLog truth() {
    return truth;
  }

  void advance(long toMicroseconds) {
    for (Model model : models) {
      ModelSensor sensor = sensors.get(model.equipment());
      if (sensor == null) {
        throw new IllegalStateException("no board reads " + model.equipment());
      }
      if (model.nextEventMicroseconds() <= toMicroseconds) {
        model.advance(toMicroseconds, sensor, truth);
      }
      sensor.complete(toMicroseconds);
    }
  }
}
