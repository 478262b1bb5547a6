package org.tallyport.gateway.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.Quality;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.live.Receipt;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.LiveValue;

/** Two boards that name the same equipment. */
class OwnersTest {
  private static final long HOUR = 3_600_000_000L;

  private final Track track = new Track("track-1");
  private final ScriptedBoard owner =
      new ScriptedBoard("board-1", new JournalId("aaaaaaaaaaaaaaaa"), track.equipment);
  private final ScriptedBoard stranger =
      new ScriptedBoard("board-2", new JournalId("bbbbbbbbbbbbbbbb"), track.equipment);

  @TempDir Path folder;
  private Rig rig;

  @BeforeEach
  void opens() throws Exception {
    SiteRules rules =
        new SiteRules(
            Map.of(track.equipment, track.rules()), Map.of(track.equipment, owner.node.edge()));
    rig = new Rig(folder.resolve("ledger.db"), rules, owner, stranger);
    for (ScriptedBoard board : List.of(owner, stranger)) {
      board.writeAll(track.beginning());
      board.write(track.train(1_000_000, 2));
      rig.arrive(board.birth(true));
    }
  }

  @AfterEach
  void closes() {
    rig.close();
  }

  private void say(ScriptedBoard board) {
    for (long number = board.held + 1; number < board.next(); number++) {
      rig.arrive(board.say(number));
    }
    rig.step();
  }

  @Test
  void onlyTheConfiguredBoardIsCountedTheOtherIsKeptAndNamed() throws Exception {
    stranger.write(
        new Content.Dropped(
            stranger.next(),
            List.of(
                new Content.Gap(
                    track.equipment, List.of(), Track.BOOT, 0, Track.BOOT, HOUR, 9, "full"))));
    stranger.write(track.train(2 * HOUR, 5));
    say(stranger);
    say(owner);
    owner.write(track.train(HOUR, 3));
    say(owner);
    assertEquals(5, rig.facts(track).wagons());
    assertTrue(rig.gaps().isEmpty());
    rig.assertHolds(stranger.journal, stranger.blocks.values());
    assertEquals(stranger.next() - 1, stranger.held);
    Rig.folded(rig.rules, owner.journal, owner.blocks.values())
        .assertSame(rig.facts(track), "as if there was no other");
    List<Alarm> alarms = rig.alarms("two-boards");
    assertEquals(1, alarms.size());
    assertEquals(track.equipment.value(), alarms.getFirst().subject());
    assertTrue(alarms.getFirst().text().contains("board-1"));
    assertTrue(alarms.getFirst().text().contains("board-2"));
  }

  @Test
  void onlyTheConfiguredBoardIsShown() {
    LiveView live = new LiveView();
    Owners owners = new Owners(rig.rules, live);
    Receipt received = new Receipt(2_000, 1);
    owners.show(stranger.node, track.signal(1), new LiveValue(1_000, 1, Quality.GOOD), received);
    assertTrue(live.readings(track.equipment).isEmpty());
    owners.show(owner.node, track.signal(1), new LiveValue(1_000, 1, Quality.GOOD), received);
    assertEquals(1, live.readings(track.equipment).size());
  }
}
