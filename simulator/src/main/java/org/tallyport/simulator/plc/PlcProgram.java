package org.tallyport.simulator.plc;

import java.util.Collection;
import java.util.List;

/**
 * What a PLC has in its memory.
 *
 * @param nodes its variables; paths are unique
 * @param compounds what holds some of them together
 */
public record PlcProgram(List<PlcNode> nodes, List<PlcCompound> compounds) {
  public PlcProgram {
    nodes = List.copyOf(nodes);
    compounds = List.copyOf(compounds);
  }

  /** Single variables. */
  public static PlcProgram of(Collection<PlcNode> nodes) {
    return new PlcProgram(List.copyOf(nodes), List.of());
  }
}
