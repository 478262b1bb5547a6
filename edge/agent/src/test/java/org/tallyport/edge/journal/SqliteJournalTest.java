package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tallyport.edge.journal.Samples.CRANE;
import static org.tallyport.edge.journal.Samples.SIGNALS;
import static org.tallyport.edge.journal.Samples.UTC;
import static org.tallyport.edge.journal.Samples.readings;
import static org.tallyport.edge.journal.Samples.written;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

class SqliteJournalTest {
  private static final long PLENTY = 64 << 20;

  @TempDir Path folder;
  private SqliteJournal journal;

  @BeforeEach
  void open() {
    journal = journal(PLENTY, Durability.FULL);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private SqliteJournal journal(long bytes, Durability durability) {
    JournalSettings settings =
        new JournalSettings(folder.resolve("journal.db"), bytes, Duration.ofDays(9), durability, 0);
    return new SqliteJournal(settings, Samples.ids());
  }

  private SqliteJournal reopened() {
    journal.close();
    journal = journal(PLENTY, Durability.FULL);
    assertTrue(journal.open(UTC));
    return journal;
  }

  private JournalStatus status() {
    return journal.draining().orElseThrow();
  }

  private List<Block> held() {
    List<Block> blocks = new ArrayList<>();
    long after = 0;
    while (true) {
      List<StoredBlock> some = journal.unacknowledged(status().journal(), after, PLENTY);
      if (some.isEmpty()) {
        return blocks;
      }
      some.forEach(stored -> blocks.add(stored.block()));
      after = blocks.getLast().number();
    }
  }

  private void acknowledge(Block block) {
    Acknowledgement all = new Acknowledgement(status().journal(), block.number(), block.chain());
    assertEquals(Acknowledged.TAKEN, journal.acknowledge(all));
  }

  @Test
  void doesNotKnowHowMuchItHoldsBeforeItIsOpen() {
    assertTrue(journal.unacknowledgedBlocks().isEmpty());
    assertTrue(journal.usedBytes().isEmpty());
    assertTrue(journal.open(UTC));
    assertEquals(0, journal.unacknowledgedBlocks().orElseThrow());
    assertTrue(journal.usedBytes().orElseThrow() > 0);
  }

  @Test
  void numbersAndChainsBlocksFromOne() {
    List<Block> blocks =
        written(journal.append(List.of(readings(1_000, 2), readings(2_000, 0)), UTC));
    JournalId id = status().journal();
    Chain chain = new Chain();
    long first = chain.next(chain.start(id), 1, BlockCodec.encode(blocks.get(0).content()));
    assertEquals(first, blocks.get(0).chain());
    long second = chain.next(first, 2, BlockCodec.encode(blocks.get(1).content()));
    assertEquals(second, blocks.get(1).chain());
    assertEquals(new JournalStatus(id, 3, 1, chain.start(id), 0), status());
  }

  @Test
  void givesTheSameBlocksAfterReopening() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      blocks.addAll(written(journal.append(List.of(readings(i * 1_000L, 5)), UTC)));
    }
    assertEquals(blocks, held());
    JournalStatus before = status();
    reopened();
    assertEquals(blocks, held());
    assertEquals(before, status());
    assertEquals(Optional.of(new LastThrough(7, 20_000)), journal.lastThrough(CRANE));
  }

  @Test
  void keepsBlocksUntilTheGatewayAcknowledges() {
    List<Block> blocks =
        written(journal.append(List.of(readings(1, 1), readings(2, 1), readings(3, 1)), UTC));
    acknowledge(blocks.get(1));
    Block fourth = written(journal.append(List.of(readings(4, 1)), UTC)).getFirst();
    assertEquals(List.of(blocks.get(2), fourth), held());
    reopened();
    assertEquals(List.of(blocks.get(2), fourth), held());
    assertEquals(blocks.get(1).chain(), status().chainBeforeOldest());
  }

  @Test
  void deletesNothingOnAForeignAcknowledgement() {
    Block block = written(journal.append(List.of(readings(1, 1)), UTC)).getFirst();
    JournalId own = status().journal();
    assertEquals(
        Acknowledged.FOREIGN,
        journal.acknowledge(new Acknowledgement(new JournalId("ffffffff"), 1, block.chain())));
    assertEquals(
        Acknowledged.FOREIGN, journal.acknowledge(new Acknowledgement(own, 1, block.chain() ^ 1)));
    assertEquals(
        Acknowledged.FOREIGN, journal.acknowledge(new Acknowledgement(own, 2, block.chain())));
    assertEquals(3, journal.counters().get(JournalCount.FOREIGN_ACKNOWLEDGEMENTS));
    journal.append(List.of(readings(2, 1)), UTC);
    assertEquals(2, held().size());
    acknowledge(block);
    assertEquals(Acknowledged.OLD, journal.acknowledge(new Acknowledgement(own, 1, block.chain())));
  }

  @Test
  void givesEveryChangeOfASignalANewAliasAndKeepsTheOld() {
    assertArrayEquals(new int[] {1, 2, 3}, journal.aliases(SIGNALS, UTC).orElseThrow());
    Signal load = Samples.LOAD;
    Signal finer =
        new Signal(load.equipment(), load.name(), load.role(), load.unit(), load.type(), 3);
    List<Signal> changed = List.of(Samples.LOCKED, Samples.WHEEL, finer);
    assertArrayEquals(new int[] {1, 2, 4}, journal.aliases(changed, UTC).orElseThrow());
    reopened();
    assertArrayEquals(new int[] {1, 2, 4}, journal.aliases(changed, UTC).orElseThrow());
    assertArrayEquals(new int[] {1, 2, 3}, journal.aliases(SIGNALS, UTC).orElseThrow());
    assertEquals(4, held().size());
    assertEquals(load, journal.definitions().get(3L));
    assertEquals(new Content.Definition(4, finer), held().get(3).content());
  }

  @Test
  void raisesTheNumberOfTheConnectAcrossRestartsAndWrapsIt() {
    assertTrue(journal.open(UTC));
    for (int i = 0; i < 300; i++) {
      assertEquals(i % 256, journal.nextBdSeq().orElseThrow());
      if (i == 100) {
        reopened();
      }
    }
  }

  @Test
  void readsABacklogPieceByPiece() {
    journal.close();
    journal = journal(PLENTY, Durability.OFF);
    List<Block> blocks = new ArrayList<>();
    for (int i = 1; i <= 3_000; i++) {
      blocks.addAll(written(journal.append(List.of(readings(i * 1_000L, 3)), UTC)));
    }
    List<Block> read = new ArrayList<>();
    while (read.size() < blocks.size()) {
      List<StoredBlock> some = journal.unacknowledged(status().journal(), read.size(), 10_000);
      assertTrue(some.stream().mapToInt(StoredBlock::bytes).sum() <= 10_000);
      some.forEach(stored -> read.add(stored.block()));
    }
    assertEquals(blocks, read);
  }

  @Test
  void movesUnacknowledgedBlocksToANewJournalAtAFork() {
    assertTrue(journal.aliases(SIGNALS, UTC).isPresent());
    List<Block> blocks =
        written(journal.append(List.of(readings(1, 1), readings(2, 1), readings(3, 1)), UTC));
    acknowledge(held().get(2));
    JournalId old = status().journal();
    assertTrue(journal.fork(old, 5, UTC));
    assertEquals(new JournalStatus(old, 5, 4, status().chainBeforeOldest(), 3), status());
    assertEquals(List.of(blocks.get(0)), held());
    acknowledge(blocks.get(0));
    assertNotEquals(old, status().journal());
    List<Block> moved = held();
    assertEquals(5, moved.size());
    assertInstanceOf(Content.Definition.class, moved.get(2).content());
    assertEquals(blocks.get(1).content(), moved.get(3).content());
    assertEquals(blocks.get(2).content(), moved.get(4).content());
    Block next = written(journal.append(List.of(readings(4, 1)), UTC)).getFirst();
    assertEquals(6, next.number());
    assertEquals(1, journal.alarms().size());
    reopened();
    assertEquals(6, held().size());
  }

  @Test
  void givesUpOldestReadingsUnderTheirOwnNumbersWhenFull() {
    journal.close();
    journal = journal(256 << 10, Durability.OFF);
    assertTrue(journal.aliases(SIGNALS, UTC).isPresent());
    Block last = written(journal.append(List.of(readings(1_000_000, 100)), UTC)).getFirst();
    for (int i = 2; i <= 2_000; i++) {
      last = written(journal.append(List.of(readings(i * 1_000_000L, 100)), UTC)).getFirst();
    }
    assertTrue(journal.counters().get(JournalCount.SHED) > 1_000);
    List<Block> blocks = held();
    assertEquals(2_003, last.number());
    long next = 1;
    Chain chain = new Chain();
    long before = chain.start(status().journal());
    long given = 0;
    for (Block block : blocks) {
      assertEquals(next, block.firstNumber());
      if (block.content() instanceof Content.Dropped dropped) {
        assertEquals(1, dropped.gaps().size());
        given += dropped.gaps().getFirst().count();
      } else {
        before = chain.next(before, block.number(), BlockCodec.encode(block.content()));
        assertEquals(before, block.chain());
      }
      given += block.content() instanceof Content.Readings kept ? kept.readings().size() : 0;
      before = block.chain();
      next = block.number() + 1;
    }
    assertEquals(200_000, given);
    assertEquals(2_004, next);
    assertEquals(
        4, blocks.stream().filter(b -> !(b.content() instanceof Content.Readings)).count());
  }

  @Test
  void givesUpReadingsThatAreTooOld() {
    journal.append(List.of(readings(1, 1)), UTC);
    journal.append(List.of(readings(2, 1)), UTC);
    long tenDays = Duration.ofDays(10).toNanos() / 1_000;
    for (int i = 0; i < 40; i++) {
      journal.append(List.of(readings(tenDays + i, 1)), UTC + tenDays);
    }
    assertEquals(2, journal.counters().get(JournalCount.SHED));
    Content.Dropped dropped = assertInstanceOf(Content.Dropped.class, held().getFirst().content());
    assertEquals(2, dropped.gaps().getFirst().count());
    assertEquals(41, held().size());
  }
}
