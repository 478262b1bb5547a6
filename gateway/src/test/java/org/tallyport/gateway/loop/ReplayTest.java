package org.tallyport.gateway.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.gateway.live.BoardStatus;
import org.tallyport.wire.JournalId;

/** Messages that are taken again after a bug in the fold showed. */
class ReplayTest {
  private static final long HOUR = 3_600_000_000L;

  private final Track track = new Track("track-1");
  private final ScriptedBoard board =
      new ScriptedBoard("board-1", new JournalId("aaaaaaaaaaaaaaaa"), track.equipment);

  @TempDir Path folder;

  @Test
  void countsEveryMessageOnce() throws Exception {
    board.writeAll(track.beginning());
    board.write(track.train(1_000_000, 2));
    board.write(track.train(HOUR, 3));
    try (Rig rig = new Rig(folder.resolve("ledger.db"), Rig.rules(track), board)) {
      rig.ledger.bugAtInterval = number -> number == 5;
      rig.arrive(board.birth(true));
      rig.arrive(board.say(1), board.say(2), board.say(1));
      rig.step();
      board.held = 2;
      rig.arrive(board.say(3), board.say(4), board.say(5), board.say(4));
      rig.step();
      BoardStatus status = rig.live.board(board.node).orElseThrow();
      assertEquals(1, status.births());
      assertEquals(5, status.blocks());
      assertEquals(2, status.duplicates());
      assertEquals(5, board.held);
    }
  }
}
