package org.tallyport.gateway.loop;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.ledger.Ledger;
import org.tallyport.gateway.ledger.LedgerBatch;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.Block;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;

/** A ledger that fails when the test says so, and otherwise does what the one behind it does. */
final class FaultyLedger implements Ledger {
  /** The one that does not fail. */
  final Ledger behind;

  /** So many commits fail from now on. */
  int commitsToFail;

  /** So many questions fail from now on. */
  int questionsToFail;

  /** In the fold of such a block a bug shows as soon as it finds an interval. */
  LongPredicate bugAtInterval = number -> false;

  /** In the fold of such a block a bug shows as soon as it finds a gap. */
  LongPredicate bugAtGap = number -> false;

  FaultyLedger(Ledger behind) {
    this.behind = behind;
  }

  private static LedgerFault fault() {
    return new LedgerFault("test", new IOException("planted"));
  }

  private void question() throws LedgerFault {
    if (questionsToFail > 0) {
      questionsToFail--;
      throw fault();
    }
  }

  @Override
  public LedgerBatch begin() throws LedgerFault {
    return new Batch(behind.begin());
  }

  @Override
  public Optional<Position> position(JournalId journal) throws LedgerFault {
    question();
    return behind.position(journal);
  }

  @Override
  public OptionalLong chain(JournalId journal, long number) throws LedgerFault {
    question();
    return behind.chain(journal, number);
  }

  @Override
  public Map<String, byte[]> states(String terminal) throws LedgerFault {
    question();
    return behind.states(terminal);
  }

  @Override
  public void close() {
    behind.close();
  }

  private final class Batch implements LedgerBatch {
    private final LedgerBatch batch;
    private long number;

    Batch(LedgerBatch batch) {
      this.batch = batch;
    }

    @Override
    public void terminal(String id) {
      batch.terminal(id);
    }

    @Override
    public void block(
        EdgeNode node, JournalId journal, Block block, byte[] canonical, long receivedUtc) {
      number = block.number();
      batch.block(node, journal, block, canonical, receivedUtc);
    }

    @Override
    public void skip(EdgeNode node, JournalId journal, long lastMissing, long chain) {
      batch.skip(node, journal, lastMissing, chain);
    }

    @Override
    public void event(Event event) {
      batch.event(event);
    }

    @Override
    public void interval(Interval addition) {
      if (bugAtInterval.test(number)) {
        throw new ArithmeticException("planted in block " + number);
      }
      batch.interval(addition);
    }

    @Override
    public void gap(RecordedGap gap) {
      if (bugAtGap.test(number)) {
        throw new ArithmeticException("planted in a gap of block " + number);
      }
      batch.gap(gap);
    }

    @Override
    public void state(String key, byte[] bytes) {
      batch.state(key, bytes);
    }

    @Override
    public void through(EquipmentId equipment, long utcMicroseconds) {
      batch.through(equipment, utcMicroseconds);
    }

    @Override
    public void alarm(Alarm alarm) {
      batch.alarm(alarm);
    }

    @Override
    public void commit() throws LedgerFault {
      if (commitsToFail > 0) {
        commitsToFail--;
        batch.close();
        throw fault();
      }
      batch.commit();
    }

    @Override
    public void close() {
      batch.close();
    }
  }
}
