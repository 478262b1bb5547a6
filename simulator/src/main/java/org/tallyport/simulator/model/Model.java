package org.tallyport.simulator.model;

import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.truth.TruthSink;

/** One piece of simulated equipment. One thread. */
public interface Model {
  EquipmentId equipment();

  /** Its signals, each named by its role's word; a sink's signal numbers are indices into it. */
  List<Role> signals();

  /**
   * Gives all that happens after the last call up to and including a time, in time order.
   *
   * @param toMicroseconds since the start of the run; not before an earlier call's
   */
  void advance(long toMicroseconds, SignalSink sink, TruthSink truth);

  /**
   * No signal changes before this time, microseconds since the start of the run; a run may skip to
   * it. It may be early, never late.
   */
  long nextEventMicroseconds();
}
