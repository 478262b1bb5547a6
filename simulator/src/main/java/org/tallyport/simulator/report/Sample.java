package org.tallyport.simulator.report;

import java.util.Map;
import org.tallyport.equipment.EquipmentId;

/**
 * How a run stood at one moment.
 *
 * @param microseconds time of the run
 * @param throughMicroseconds per equipment: complete through, time of the run; without an entry
 *     where the gateway said nothing
 * @param backlogBlocks per board: blocks that the gateway does not hold yet; without an entry where
 *     nobody could say
 */
public record Sample(
    long microseconds,
    Map<EquipmentId, Long> throughMicroseconds,
    Map<String, Long> backlogBlocks) {
  public Sample {
    throughMicroseconds = Map.copyOf(throughMicroseconds);
    backlogBlocks = Map.copyOf(backlogBlocks);
  }
}
