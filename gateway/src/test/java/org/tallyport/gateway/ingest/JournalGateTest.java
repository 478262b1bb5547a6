package org.tallyport.gateway.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.Block;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;

final class JournalGateTest {
  private static final JournalId JOURNAL = new JournalId("0123456789abcdef");

  private final Chain chain = new Chain();
  private final Map<Long, Long> ledger = new HashMap<>();
  private JournalGate gate = gate(JournalGate.beginning(JOURNAL));

  @Test
  void takesEachBlockOnceAndInOrder() {
    Block one = block(1, chain.start(JOURNAL), 10);
    Block two = block(2, one.chain(), 20);
    assertInstanceOf(Admission.Ahead.class, admit(two));
    assertInstanceOf(Admission.Next.class, admit(one));
    assertEquals(new Admission.Again(new Position(JOURNAL, 1, one.chain())), admit(one));
    assertInstanceOf(Admission.Next.class, admit(two));
    assertEquals(new Position(JOURNAL, 2, two.chain()), gate.position());
  }

  @Test
  void namesTheFirstBlockOfAnotherHistory() {
    Block one = block(1, chain.start(JOURNAL), 10);
    Block two = block(2, one.chain(), 20);
    Block three = block(3, two.chain(), 30);
    admit(one);
    admit(two);
    admit(three);
    restoreFrom(gate.position());
    gate.begin(2, one.chain());
    Block otherTwo = block(2, one.chain(), 21);
    Block otherThree = block(3, otherTwo.chain(), 31);
    assertInstanceOf(Admission.Ahead.class, admit(otherThree), "two may differ already");
    assertEquals(new Admission.Fork(2), admit(otherTwo));
  }

  @Test
  void refusesABlockWhoseChainDoesNotFollow() {
    Block one = block(1, chain.start(JOURNAL), 10);
    admit(one);
    assertEquals(new Admission.Fork(2), admit(block(2, one.chain() ^ 1, 20)));
    assertEquals(1, gate.position().number());
  }

  @Test
  void takesADroppedRangeForTheBlocksThatItReplaces() {
    Block one = block(1, chain.start(JOURNAL), 10);
    Block two = block(2, one.chain(), 20);
    Block three = block(3, two.chain(), 30);
    Block four = block(4, three.chain(), 40);
    admit(one);
    admit(two);
    Block dropped = new Block(3, three.chain(), new Content.Dropped(2, List.of()));
    assertInstanceOf(Admission.Next.class, admit(dropped), "two was here already, three was not");
    assertInstanceOf(Admission.Again.class, admit(three));
    assertInstanceOf(Admission.Next.class, admit(four));
  }

  @Test
  void goesOnFromTheOldestBlockThatIsLeft() {
    admit(block(1, chain.start(JOURNAL), 10));
    assertEquals(new JournalGate.Start.Skipped(2, 8), gate.begin(9, 77));
    assertInstanceOf(Admission.Next.class, admit(block(9, 77, 90)));
  }

  @Test
  void findsAForkBeforeTheOldestBlock() {
    Block one = block(1, chain.start(JOURNAL), 10);
    admit(one);
    admit(block(2, one.chain(), 20));
    assertEquals(new JournalGate.Start.Forked(2), gate.begin(2, one.chain() ^ 1));
  }

  private Admission admit(Block block) {
    byte[] bytes = BlockCodec.encode(block.content());
    Admission admission = gate.admit(block, bytes, bytes.length);
    if (admission instanceof Admission.Next) {
      ledger.put(block.number(), block.chain());
    }
    return admission;
  }

  private void restoreFrom(Position position) {
    gate = gate(position);
  }

  private JournalGate gate(Position position) {
    return new JournalGate(
        position,
        number ->
            ledger.containsKey(number)
                ? OptionalLong.of(ledger.get(number))
                : OptionalLong.empty());
  }

  private Block block(long number, long previous, long time) {
    Content content = new Content.Clock(1, time, time, 0, ClockQuality.SYNCHRONISED);
    return new Block(number, chain.next(previous, number, BlockCodec.encode(content)), content);
  }

  @Test
  void doesNotTrustADroppedRangeBeforeTheHistoryIsCompared() {
    Block one = block(1, chain.start(JOURNAL), 10);
    Block two = block(2, one.chain(), 20);
    admit(one);
    admit(two);
    restoreFrom(gate.position());
    Block dropped =
        new Block(
            3,
            5,
            new Content.Dropped(
                3,
                List.of(
                    new Content.Gap(new EquipmentId("STS-1"), List.of(), 1, 1, 1, 2, 0, "full"))));
    assertInstanceOf(Admission.Ahead.class, admit(dropped));
    gate.begin(3, two.chain());
    assertInstanceOf(Admission.Next.class, admit(dropped));
  }

  @Test
  void takesADroppedRangeThatBeginsAtBlocksHeldBefore() {
    Block one = block(1, chain.start(JOURNAL), 10);
    Block two = block(2, one.chain(), 20);
    admit(one);
    admit(two);
    restoreFrom(gate.position());
    gate.begin(1, chain.start(JOURNAL));
    Block dropped = new Block(3, 5, new Content.Dropped(1, List.of()));
    assertInstanceOf(Admission.Next.class, admit(dropped), "the acknowledgement of 2 got lost");
    assertInstanceOf(Admission.Next.class, admit(block(4, 5, 40)));
  }

  @Test
  void comparesAnewWhenABirthComes() {
    Block one = block(1, chain.start(JOURNAL), 10);
    Block two = block(2, one.chain(), 20);
    admit(one);
    admit(two);
    admit(block(3, two.chain(), 30));
    gate.begin(2, one.chain());
    assertEquals(1, gate.verified().number());
    assertEquals(new Admission.Fork(2), admit(block(2, one.chain(), 21)));
  }

  @Test
  void namesAForkBeforeTheOldestBlockAgainForEveryBlock() {
    Block one = block(1, chain.start(JOURNAL), 10);
    admit(one);
    admit(block(2, one.chain(), 20));
    assertEquals(new JournalGate.Start.Forked(3), gate.begin(3, 99));
    assertEquals(new Admission.Fork(3), admit(block(3, 99, 30)));
    assertEquals(new Admission.Fork(3), admit(block(4, 98, 40)));
    assertEquals(2, gate.position().number());
  }

  @Test
  void acknowledgesNoBlockThatItOnlyHoldsAsDroppedUnlessTheHistoryIsCompared() {
    Block one = block(1, chain.start(JOURNAL), 10);
    Block two = block(2, one.chain(), 20);
    Block three = block(3, two.chain(), 30);
    admit(one);
    admit(new Block(3, three.chain(), new Content.Dropped(2, List.of())));
    assertEquals(new Admission.Again(new Position(JOURNAL, 3, three.chain())), admit(two));
    restoreFrom(gate.position());
    gate.begin(2, one.chain());
    assertEquals(new Admission.Fork(2), admit(block(2, one.chain(), 21)));
  }
}
