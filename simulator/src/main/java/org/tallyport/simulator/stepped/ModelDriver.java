package org.tallyport.simulator.stepped;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.SensorDriver;
import org.tallyport.equipment.Settings;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.BoardYaml;

/** The driver {@code model}: one source per equipment, one channel per signal of its model. */
final class ModelDriver implements SensorDriver, BoardYaml.Wires {
  private static final int MOST_SIGNALS = 64;

  private final Function<EquipmentId, ModelSignals> signals;
  private final long offset;

  /**
   * A driver for the models of one run.
   *
   * @param signals what the sensors read
   * @param offset board-monotonic time minus time of the run, microseconds
   */
  ModelDriver(Function<EquipmentId, ModelSignals> signals, long offset) {
    this.signals = signals;
    this.offset = offset;
  }

  @Override
  public String name() {
    return "model";
  }

  @Override
  public Plan plan(Settings source, List<Settings> channels) {
    EquipmentId equipment = new EquipmentId(source.text("equipment"));
    int[] channelOf = new int[MOST_SIGNALS];
    Arrays.fill(channelOf, -1);
    for (int i = 0; i < channels.size(); i++) {
      channelOf[(int) channels.get(i).integer("signal", 0, MOST_SIGNALS - 1)] = i;
    }
    return clock -> {
      ModelSignals read = signals.apply(equipment);
      ModelSensor sensor = new ModelSensor(channelOf, offset, read);
      read.read(sensor);
      return sensor;
    };
  }

  @Override
  public String sources(Board board) {
    StringBuilder text = new StringBuilder();
    for (EquipmentId equipment : board.equipment()) {
      text.append("  ").append(equipment).append(": {driver: model, equipment: ");
      text.append(equipment).append("}\n");
    }
    return text.toString();
  }

  @Override
  public String signal(EquipmentId equipment, int signal, Role role) {
    return "source: " + equipment + ", signal: " + signal;
  }
}
