package org.tallyport.simulator.wired;

import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.model.SignalSink;
import org.tallyport.simulator.scenario.BoardYaml;

/** What lies between the models and the drivers of one board. */
interface BoardWires extends BoardYaml.Wires, AutoCloseable {
  /** Where a model of this equipment puts its signals; times are those of the run. */
  SignalSink sink(EquipmentId equipment);

  /** Everything up to and including this time of the run was put in. */
  void complete(long runMicroseconds);

  /** What the board reads goes away; nothing where that cannot be. */
  default void lose() {}

  /** It comes back. */
  default void regain() {}

  /** The program of what the board reads is being replaced; nothing where there is none. */
  default void beginDownload() {}

  /** It is there again. */
  default void endDownload() {}

  @Override
  void close();
}
