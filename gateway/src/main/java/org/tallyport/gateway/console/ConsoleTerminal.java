package org.tallyport.gateway.console;

import java.util.Optional;
import org.tallyport.gateway.live.BoardStatus;
import org.tallyport.gateway.live.LiveView;

/**
 * One terminal as the console sees it.
 *
 * @param queries what is committed
 * @param live what is so right now
 */
public record ConsoleTerminal(TerminalQueries queries, LiveView live) {
  String id() {
    return queries.terminal().id();
  }

  EquipmentProfile equipment(String id) throws NotHere {
    return queries.equipment().stream()
        .filter(equipment -> equipment.id().value().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotHere("equipment", id));
  }

  /** The board that reads an equipment, once it was seen. */
  Optional<BoardStatus> board(EquipmentProfile equipment) {
    return live.boards().stream()
        .filter(board -> board.node().group().equals(id()))
        .filter(board -> board.node().edge().equals(equipment.board()))
        .findFirst();
  }
}
