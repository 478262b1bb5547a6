package org.tallyport.gateway.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.Message;

final class IngestLoopTest {
  private static final JournalId JOURNAL = new JournalId("aaaa0001");
  private static final JournalId NEXT_JOURNAL = new JournalId("aaaa0002");
  private static final long HOUR = 3_600_000_000L;

  @TempDir Path folder;
  private final Track track = new Track("T-1");
  private final SiteRules rules = Rig.rules(track);
  private final ScriptedBoard board = new ScriptedBoard("board-1", JOURNAL, track.equipment);
  private Rig rig;

  @BeforeEach
  void opens() throws LedgerFault {
    rig = new Rig(folder.resolve("ledger.db"), rules, board);
    board.writeAll(track.beginning());
    board.write(track.train(1_000_000, 2));
    board.write(track.train(HOUR, 3));
    board.write(track.train(2 * HOUR, 1));
  }

  @AfterEach
  void closes() {
    rig.close();
  }

  private Acknowledgement position(long number) {
    return new Acknowledgement(board.journal, number, board.block(number).chain());
  }

  private void sayAll() {
    for (long number = board.held + 1; number < board.next(); number++) {
      rig.arrive(board.say(number));
    }
  }

  private static Collection<Block> copy(ScriptedBoard of) {
    return new ArrayList<>(of.blocks.values());
  }

  @Test
  void acknowledgesWhatIsCommitted() throws Exception {
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    assertEquals(position(6), board.acknowledged.getLast());
    rig.assertHolds(JOURNAL, board.blocks.values());
    Rig.folded(rules, JOURNAL, board.blocks.values()).assertSame(rig.facts(track), "");
    assertEquals(6, rig.facts(track).wagons());
  }

  @Test
  void acknowledgesNothingThatTheLedgerCouldNotTake() throws Exception {
    rig.arrive(board.birth(true));
    rig.step();
    board.acknowledged.clear();
    rig.ledger.commitsToFail = 3;
    for (int attempt = 0; attempt < 3; attempt++) {
      sayAll();
      rig.run(1_100_000);
      assertEquals(0, board.held);
      assertEquals(0, rig.stored());
    }
    assertEquals(3, rig.loop.faults());
    rig.run(10_000_000);
    sayAll();
    rig.run(10_000_000);
    assertTrue(board.rebirths > 0, "births may have been among what was lost");
    rig.arrive(board.birth(false));
    sayAll();
    rig.step();
    assertEquals(6, board.held);
    rig.assertHolds(JOURNAL, board.blocks.values());
    Rig.folded(rules, JOURNAL, board.blocks.values()).assertSame(rig.facts(track), "");
  }

  @Test
  void goesOnAfterALedgerThatCouldNotBeReadEither() throws Exception {
    rig.arrive(board.birth(true));
    rig.arrive(board.say(1));
    rig.step();
    rig.ledger.commitsToFail = 1;
    rig.ledger.questionsToFail = 7;
    for (int round = 0; round < 20; round++) {
      sayAll();
      rig.run(2_000_000);
      if (board.rebirths > 0) {
        board.rebirths = 0;
        rig.arrive(board.birth(false));
      }
    }
    assertEquals(6, board.held);
    rig.assertHolds(JOURNAL, board.blocks.values());
    Rig.folded(rules, JOURNAL, board.blocks.values()).assertSame(rig.facts(track), "");
  }

  @Test
  void storesADuplicateOnceAndAcknowledgesItAgain() throws Exception {
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    Rig.Facts once = rig.facts(track);
    rig.run(1_000_000);
    board.acknowledged.clear();
    rig.arrive(board.say(4), board.say(4));
    rig.step();
    assertEquals(List.of(position(4)), board.acknowledged);
    assertEquals(6, rig.stored());
    once.assertSame(rig.facts(track), "folded once");
  }

  @Test
  void doesNotTakeAnAcknowledgementBackForAnOldDuplicate() {
    rig.arrive(board.birth(true));
    rig.arrive(board.say(1), board.say(2));
    rig.step();
    rig.run(1_000_000);
    board.acknowledged.clear();
    rig.arrive(board.say(3), board.say(1));
    rig.step();
    assertEquals(List.of(position(3)), board.acknowledged);
  }

  @Test
  void repeatsTheLastAcknowledgementAtMostFiveTimesASecond() throws Exception {
    rig.arrive(board.birth(true));
    rig.arrive(board.say(1));
    rig.step();
    rig.run(5_100_000); // past the first refreshes
    board.acknowledged.clear();
    for (int i = 0; i < 100; i++) {
      rig.arrive(board.say(3));
      rig.step();
    }
    assertTrue(board.acknowledged.size() >= 4, board.acknowledged.toString());
    assertTrue(board.acknowledged.size() <= 6, board.acknowledged.toString());
    board.acknowledged.forEach(told -> assertEquals(position(1), told));
    assertEquals(1, rig.stored());
  }

  @Test
  void repeatsWhatItHoldsEveryFewSeconds() {
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    board.acknowledged.clear();
    rig.run(20_000_000);
    assertTrue(board.acknowledged.size() >= 3 && board.acknowledged.size() <= 5);
    board.acknowledged.forEach(told -> assertEquals(position(6), told));
  }

  @Test
  void asksForTheBirthOfABoardThatDidNotNoticeTheRestart() throws Exception {
    rig.arrive(board.birth(true));
    rig.arrive(board.say(1));
    rig.step();
    rig.restart();
    rig.arrive(board.say(2));
    rig.step();
    assertEquals(1, board.rebirths);
    rig.arrive(board.birth(false));
    sayAll();
    rig.step();
    assertEquals(6, board.held);
    rig.assertHolds(JOURNAL, board.blocks.values());
  }

  @Test
  void asksForBirthsAtMostEveryTenSeconds() {
    for (int i = 0; i < 2_999; i++) {
      rig.arrive(board.say(2));
      rig.step();
    }
    assertEquals(3, board.rebirths);
  }

  private void fork(boolean restarted) throws Exception {
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    final Collection<Block> ours = copy(board);
    if (restarted) {
      rig.restart();
    }
    // The card of before block 5, with block 3 not yet acknowledged; other things happened since.
    board.blocks.tailMap(4L, false).clear();
    board.held = 2;
    board.acknowledged.clear();
    Content otherFive = track.train(5 * HOUR, 2);
    Content otherSix = track.train(6 * HOUR, 2);
    board.write(otherFive);
    board.write(otherSix);
    board.write(track.train(7 * HOUR, 1));
    rig.arrive(board.birth(true));
    rig.step();
    board.held = 2;
    sayAll();
    rig.run(2_500_000);
    sayAll();
    rig.run(100_000);
    assertTrue(board.forks.size() >= 2, "told again while the board goes on");
    board.forks.forEach(
        told -> {
          assertEquals(JOURNAL, told.journal());
          assertEquals(5, told.number());
        });
    assertEquals(1, rig.alarms("fork").size());
    assertTrue(rig.alarms("fork").getFirst().text().contains("block 5"));
    assertTrue(board.held <= 4, "nothing of the other history is acknowledged");
    rig.assertHolds(JOURNAL, ours);

    board.startJournal(NEXT_JOURNAL);
    board.writeAll(track.beginning().subList(1, 3));
    board.write(otherFive);
    board.write(otherSix);
    rig.arrive(board.birth(false));
    sayAll();
    rig.step();
    assertEquals(board.next() - 1, board.held);
    rig.assertHolds(JOURNAL, ours);
    rig.assertHolds(NEXT_JOURNAL, board.blocks.values());
    assertEquals(ours.size() + board.blocks.size(), rig.stored());
    assertEquals(6 + 4, rig.facts(track).wagons());
  }

  @Test
  void namesTheFirstBlockOfARestoredCardAndTakesItsNewJournal() throws Exception {
    fork(false);
  }

  @Test
  void namesTheFirstBlockOfARestoredCardAfterItsOwnRestart() throws Exception {
    fork(true);
  }

  @Test
  void doesNotNameAForkWhereItMayHaveMissedABirth() throws Exception {
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    board.startJournal(NEXT_JOURNAL);
    board.writeAll(track.beginning());
    List<Message> lost = board.birth(false);
    assertFalse(lost.isEmpty());
    sayAll();
    rig.run(100_000);
    assertEquals(List.of(), board.forks);
    assertEquals(List.of(), rig.alarms("fork"));
    assertEquals(1, board.rebirths);
    rig.arrive(board.birth(false));
    sayAll();
    rig.step();
    rig.assertHolds(NEXT_JOURNAL, board.blocks.values());
  }

  /** Copies the ledger at block 6, goes on to 9 of 11 blocks, and puts the copy back. */
  private void restoreLedger() throws Exception {
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    rig.restart();
    for (String suffix : List.of("", "-wal")) {
      Path from = folder.resolve("ledger.db" + suffix);
      if (Files.exists(from)) {
        Files.copy(from, folder.resolve("copy.db" + suffix));
      }
    }
    rig.arrive(board.birth(true));
    board.write(track.train(3 * HOUR, 5));
    board.write(new Content.Definition(11, track.signal(11)));
    board.write(new Content.Definition(12, track.signal(12)));
    sayAll();
    rig.step();
    assertEquals(9, board.held);
    rig.close();
    board.write(track.train(4 * HOUR, 1, 11));
    board.write(track.train(5 * HOUR, 1, 11));
    board.acknowledged.clear();
    rig = new Rig(folder.resolve("copy.db"), rules, board);
    rig.arrive(board.birth(true));
  }

  private void assertGoesOnAfterTheMissingBlocks() throws Exception {
    assertEquals(11, board.held);
    assertEquals(8, rig.stored());
    assertEquals(1, rig.alarms("missing-blocks").size());
    assertTrue(rig.alarms("missing-blocks").getFirst().text().contains("7 to 9"));
    assertEquals(List.of(), rig.alarms("unfoldable-block"), "definitions are learned at the birth");
    List<RecordedGap> gaps = rig.gaps();
    assertEquals(1, gaps.size(), gaps.toString());
    long known = 2 * HOUR + 200_000_000 + 3_480_000;
    assertEquals(Track.START_UTC + known, gaps.getFirst().firstUtcMicroseconds());
    assertEquals(Track.START_UTC + 4 * HOUR, gaps.getFirst().lastUtcMicroseconds());
    long covered = rig.facts(track).coveredMicroseconds();
    long most = known + HOUR + 200_000_000 + 3_480_000;
    assertTrue(covered <= most && covered > known - 2_000_000, "covered " + covered);
    assertEquals(6 + 2, rig.facts(track).wagons());
  }

  @Test
  void recordsWhatARestoredLedgerDoesNotHaveAndGoesOn() throws Exception {
    restoreLedger();
    sayAll();
    rig.step();
    assertGoesOnAfterTheMissingBlocks();
  }

  @Test
  void knowsWhatIsMissingAfterARestartToo() throws Exception {
    restoreLedger();
    rig.step();
    rig.restart();
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    assertGoesOnAfterTheMissingBlocks();
  }

  @Test
  void storesABlockThatCannotBeFoldedAsAGapWithAnAlarm() throws Exception {
    board.write(track.train(3 * HOUR, 2, 95));
    board.write(track.train(4 * HOUR, 1));
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    assertEquals(8, board.held);
    rig.assertHolds(JOURNAL, board.blocks.values());
    assertEquals(1, rig.alarms("unfoldable-block").size());
    assertTrue(rig.alarms("unfoldable-block").getFirst().text().contains("block 7"));
    assertGap(7, 3 * HOUR, 3 * HOUR + 206_960_000);
    assertEquals(6 + 1, rig.facts(track).wagons());
  }

  private void assertGap(long block, long first, long last) throws Exception {
    List<RecordedGap> gaps = rig.gaps().stream().filter(gap -> gap.block() == block).toList();
    assertEquals(1, gaps.size(), rig.gaps().toString());
    assertTrue(gaps.getFirst().firstUtcMicroseconds() <= Track.START_UTC + first);
    assertTrue(gaps.getFirst().lastUtcMicroseconds() >= Track.START_UTC + last);
  }

  @Test
  void setsABlockAsideThatShowsABugInTheFold() throws Exception {
    rig.ledger.bugAtInterval = number -> number == 5;
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    assertEquals(6, board.held);
    rig.assertHolds(JOURNAL, board.blocks.values());
    assertEquals(1, rig.alarms("unfoldable-block").size());
    assertGap(5, HOUR, HOUR + 210_440_000);
    assertEquals(2 + 1, rig.facts(track).wagons());
    assertEquals(0, rig.loop.faults());
  }

  @Test
  void setsABlockAsideThatCannotEvenBeAGap() throws Exception {
    rig.ledger.bugAtInterval = number -> number == 5;
    rig.ledger.bugAtGap = number -> number == 5;
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    assertEquals(6, board.held);
    rig.assertHolds(JOURNAL, board.blocks.values());
    assertEquals(1, rig.alarms("unfoldable-block").size());
  }

  @Test
  void takesMessagesAgainInTheJournalsThatTheyBelongTo() throws Exception {
    rig.ledger.bugAtInterval = number -> number == 7;
    rig.arrive(board.birth(true));
    rig.step();
    sayAll();
    final Collection<Block> first = copy(board);
    board.startJournal(NEXT_JOURNAL);
    board.writeAll(track.beginning().subList(1, 3));
    for (int hour = 3; hour < 9; hour++) {
      board.write(track.train(hour * HOUR, 1));
    }
    rig.arrive(board.birth(false));
    sayAll();
    rig.step();
    rig.assertHolds(JOURNAL, first);
    rig.assertHolds(NEXT_JOURNAL, board.blocks.values());
    assertEquals(1, rig.alarms("unfoldable-block").size());
    assertEquals(List.of(), rig.alarms("fork"));
    assertEquals(List.of(), board.forks);
  }

  @Test
  void foldsWhatTheBlocksSayAndNotWhatTheBirthStatesEarlier() throws Exception {
    board.write(track.train(3 * HOUR, 1, 11));
    board.write(new Content.Definition(11, track.signal(11)));
    board.write(new Content.Definition(12, track.signal(12)));
    board.write(track.train(4 * HOUR, 1, 11));
    rig.arrive(board.birth(true));
    sayAll();
    rig.step();
    assertEquals(10, board.held);
    assertEquals(
        1, rig.alarms("unfoldable-block").size(), "as every later fold of the same blocks");
    assertEquals(6 + 1, rig.facts(track).wagons());
  }

  @Test
  void believesOnlyTheDeathOfTheLastConnection() {
    rig.arrive(board.birth(true));
    rig.arrive(board.birth(true));
    rig.arrive(board.death(1));
    rig.step();
    assertTrue(rig.live.board(board.node).orElseThrow().online());
    rig.arrive(board.death(2));
    rig.step();
    assertFalse(rig.live.board(board.node).orElseThrow().online());
  }

  @Test
  void showsEveryBoardUnreachableWhileTheLinkIsDown() {
    rig.arrive(board.birth(true));
    rig.step();
    rig.links.last().down();
    rig.step();
    assertFalse(rig.live.board(board.node).orElseThrow().online());
  }

  @Test
  void showsNoChangeWhereThereIsNone() {
    rig.arrive(board.birth(true));
    rig.step();
    long version = rig.live.version();
    rig.run(1_000_000);
    assertEquals(version, rig.live.version());
  }

  @Test
  void outlivesAnyBytesOnAnyTopic() throws Exception {
    long seed = 20_260_302;
    Random chance = new Random(seed);
    rig.arrive(board.birth(true));
    rig.step();
    List<Message> good = new ArrayList<>(board.birth(false));
    good.add(board.say(1));
    good.add(board.say(4));
    good.add(board.death(7));
    List<String> topics =
        List.of(
            "spBv1.0/AZBAK/NBIRTH/board-1",
            "spBv1.0/AZBAK/NDATA/board-1",
            "spBv1.0/AZBAK/NDEATH/board-1",
            "spBv1.0/AZBAK/NCMD/board-1",
            "spBv1.0/AZBAK/DBIRTH/board-1/T-1",
            "spBv1.0/AZBAK/DDATA/board-1/T-1",
            "spBv1.0/AZBAK/DDEATH/board-1/T-1",
            "spBv1.0/AZBAK/DCMD/board-1/T-1",
            "spBv1.0/AZBAK/DDATA/board-9/X",
            "spBv1.0/STATE/tallyport",
            "spBv1.0/STATE/another",
            "spBv1.0/AZBAK",
            "",
            "$SYS/uptime",
            "spBv1.0/AZBAK/XDATA/board-1/T-1/more");
    for (int i = 0; i < 4_000; i++) {
      byte[] bytes = new byte[chance.nextInt(60)];
      chance.nextBytes(bytes);
      if (chance.nextBoolean()) {
        bytes = good.get(chance.nextInt(good.size())).payload().clone();
        bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
      }
      rig.arrive(new Message(topics.get(chance.nextInt(topics.size())), bytes, 0, false));
      if (chance.nextInt(20) == 0) {
        rig.step();
      }
    }
    rig.run(30_000_000);
    board.forks.clear();
    Collection<Block> before = copy(board);
    rig.arrive(board.birth(true));
    sayAll();
    rig.run(100_000);
    assertEquals(6, board.held, "seed " + seed);
    rig.assertHolds(JOURNAL, before);
  }

  @Test
  void takesABoundedNumberOfMessagesAtOnce() {
    for (int i = 0; i < IngestLoop.MOST_MESSAGES + 500; i++) {
      rig.arrive(new Message("spBv1.0/AZBAK/NDATA/board-1", new byte[] {1}, 0, false));
    }
    assertEquals(IngestLoop.MOST_MESSAGES, rig.step());
    assertEquals(500, rig.links.last().waiting());
  }

  @Test
  void takesABoundedNumberOfBytesAtOnce() {
    for (int i = 0; i < 20; i++) {
      rig.arrive(new Message("spBv1.0/AZBAK/NDATA/board-1", new byte[1 << 20], 0, false));
    }
    assertEquals(IngestLoop.MOST_BYTES >> 20, rig.step());
  }

  @Test
  void answersABoundedNumberOfBoards() {
    for (int i = 0; i < TerminalIngest.MOST_BOARDS + 100; i++) {
      rig.arrive(new Message("spBv1.0/AZBAK/NDATA/b-" + i, new byte[] {1}, 0, false));
    }
    rig.run(100_000);
    assertEquals(TerminalIngest.MOST_BOARDS, rig.live.boards().size());
  }
}
