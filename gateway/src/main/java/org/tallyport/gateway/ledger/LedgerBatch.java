package org.tallyport.gateway.ledger;

import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.FoldSink;
import org.tallyport.wire.Block;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;

/**
 * One transaction. The fold's facts of a block go in after {@link #block}; everything is seen after
 * {@link #commit} or not at all. A fault of the ledger in between shows at the commit.
 */
public interface LedgerBatch extends FoldSink, AutoCloseable {
  /** A batch of one terminal's facts: where events, intervals, gaps, states and alarms belong. */
  void terminal(String terminal);

  /**
   * A block as received.
   *
   * @param node the board that sent it
   * @param canonical its canonical bytes
   * @param receivedUtcMicroseconds gateway time
   */
  void block(
      EdgeNode node,
      JournalId journal,
      Block block,
      byte[] canonical,
      long receivedUtcMicroseconds);

  /** The journal goes on after blocks that nobody has. */
  void skip(EdgeNode node, JournalId journal, long lastMissing, long chain);

  /** Up to when an equipment is known or a recorded gap. */
  void through(EquipmentId equipment, long utcMicroseconds);

  void alarm(Alarm alarm);

  /** Makes all of it durable. */
  void commit() throws LedgerFault;

  /** Without a commit before: forgets all of it. */
  @Override
  void close();
}
