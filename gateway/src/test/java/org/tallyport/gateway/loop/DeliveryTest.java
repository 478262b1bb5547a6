package org.tallyport.gateway.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.Message;

/** Over a line that loses, doubles and mixes up, past restarts and faults: each block once. */
final class DeliveryTest {
  private static final int WINDOW = 8;
  private static final long TIMEOUT = 300_000;
  private static final int MOST_ROUNDS = 20_000;

  @TempDir Path folder;

  /** A board with its uplink: a window, and back to the last acknowledged block on a time-out. */
  private static final class Uplink {
    final ScriptedBoard board;
    private long sent;
    private long heldBefore;
    private long patience;
    private int rebirthsBefore;

    Uplink(ScriptedBoard board) {
      this.board = board;
    }

    List<Message> say(long now) {
      if (board.rebirths > rebirthsBefore) {
        rebirthsBefore = board.rebirths;
        sent = board.held;
        return board.birth(false);
      }
      if (board.held > heldBefore) {
        heldBefore = board.held;
        patience = now + TIMEOUT;
      } else if (now > patience) {
        patience = now + TIMEOUT;
        sent = board.held;
      }
      sent = Math.max(sent, board.held);
      List<Message> said = new ArrayList<>();
      while (sent < board.next() - 1 && sent < board.held + WINDOW) {
        said.add(board.say(++sent));
      }
      return said;
    }

    List<Message> connect() {
      sent = board.held;
      return board.birth(true);
    }

    boolean done() {
      return board.held == board.next() - 1;
    }
  }

  @Test
  void holdsEachBlockOnceAndInOrderWhateverTheLineDoes() throws Exception {
    for (long seed = 1; seed <= 12; seed++) {
      play(seed);
    }
  }

  private void play(long seed) throws Exception {
    String name = "seed " + seed;
    Random chance = new Random(seed);
    Track north = new Track("T-1");
    Track south = new Track("T-2");
    SiteRules rules = Rig.rules(north, south);
    ScriptedBoard one = new ScriptedBoard("board-1", new JournalId("aaaa0001"), north.equipment);
    ScriptedBoard two = new ScriptedBoard("board-2", new JournalId("aaaa0002"), south.equipment);
    one.writeAll(north.traffic(chance, 6));
    two.writeAll(south.traffic(chance, 6));
    List<Uplink> uplinks = List.of(new Uplink(one), new Uplink(two));
    try (Rig rig = new Rig(folder.resolve("seed-" + seed + ".db"), rules, one, two)) {
      for (Uplink uplink : uplinks) {
        rig.arrive(uplink.connect());
      }
      int rounds = 0;
      while (!uplinks.stream().allMatch(Uplink::done)) {
        assertTrue(rounds++ < MOST_ROUNDS, name + ": delivery stands still");
        round(rig, uplinks, chance);
        for (Uplink uplink : uplinks) {
          long held =
              rig.ledger
                  .behind
                  .position(uplink.board.journal)
                  .map(position -> position.number())
                  .orElse(0L);
          assertTrue(uplink.board.held <= held, name + ": acknowledged more than is held");
        }
      }
      rig.assertHolds(one.journal, one.blocks.values());
      rig.assertHolds(two.journal, two.blocks.values());
      assertEquals(one.blocks.size() + two.blocks.size(), rig.stored(), name);
      assertEquals(List.of(), rig.alarms("fork"), name);
      Rig.folded(rules, one.journal, one.blocks.values()).assertSame(rig.facts(north), name);
      Rig.folded(rules, two.journal, two.blocks.values()).assertSame(rig.facts(south), name);
      assertTrue(rig.facts(north).wagons() > 0, name + ": the test sees no wagon");
    }
  }

  private static void round(Rig rig, List<Uplink> uplinks, Random chance) throws Exception {
    if (chance.nextInt(60) == 0) {
      rig.restart();
      for (Uplink uplink : uplinks) {
        if (chance.nextBoolean()) {
          rig.arrive(uplink.connect());
        }
      }
    }
    if (chance.nextInt(50) == 0) {
      rig.ledger.commitsToFail = 1 + chance.nextInt(3);
    }
    if (chance.nextInt(50) == 0) {
      rig.ledger.questionsToFail = 1 + chance.nextInt(3);
    }
    List<Message> line = new ArrayList<>();
    for (Uplink uplink : uplinks) {
      List<Message> said = uplink.say(rig.now);
      boolean births = !said.isEmpty() && said.getFirst().topic().contains("BIRTH");
      if (births) {
        rig.arrive(said);
        continue;
      }
      for (Message message : said) {
        int copies = chance.nextInt(8) == 0 ? 0 : chance.nextInt(8) == 0 ? 2 : 1;
        line.addAll(Collections.nCopies(copies, message));
      }
    }
    if (chance.nextInt(3) == 0) {
      Collections.shuffle(line, chance);
    }
    rig.arrive(line);
    rig.run(10_000L * (1 + chance.nextInt(4)));
  }
}
