package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.report.Sample;

/** How a stepped run stands, for its report. Of what is dead nothing is known. */
final class Sampling {
  private Sampling() {}

  static Sample of(long runMicroseconds, List<SteppedBoard> boards, SteppedGateway gateway) {
    Map<String, Long> backlogs = new TreeMap<>();
    for (SteppedBoard board : boards) {
      board
          .journal()
          .map(SqliteJournal::unacknowledgedBlocks)
          .ifPresent(blocks -> blocks.ifPresent(count -> backlogs.put(board.id(), count)));
    }
    return new Sample(runMicroseconds, throughs(gateway), backlogs);
  }

  private static Map<EquipmentId, Long> throughs(SteppedGateway gateway) {
    try {
      return gateway.alive() ? gateway.asked().throughs() : Map.of();
    } catch (IOException e) {
      return Map.of(); // a disk that fails now; the answer at the end is asked of a whole one
    }
  }
}
