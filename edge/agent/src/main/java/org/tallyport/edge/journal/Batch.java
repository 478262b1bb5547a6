package org.tallyport.edge.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Block;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;

/**
 * The blocks that one transaction appends to one journal. It writes rows at once and keeps what
 * memory has to learn when, and only when, the transaction is committed.
 */
final class Batch {
  private final JournalRow before;
  private final BlockTable blocks;
  private final StateTables state;
  private final Chain chain;
  private final ByteWriter writer;
  private final long utcMicroseconds;
  private final List<StoredBlock> written = new ArrayList<>();
  private final Map<Long, Signal> definitions = new LinkedHashMap<>();
  private final Map<EquipmentId, LastThrough> throughs = new LinkedHashMap<>();
  private long next;
  private long last;

  Batch(
      JournalRow before,
      BlockTable blocks,
      StateTables state,
      Chain chain,
      ByteWriter writer,
      long utcMicroseconds) {
    this.before = before;
    this.blocks = blocks;
    this.state = state;
    this.chain = chain;
    this.writer = writer;
    this.utcMicroseconds = utcMicroseconds;
    next = before.next();
    last = before.chain();
  }

  /** Appends a content as the next block. */
  void add(Content content) throws SQLException {
    BlockCodec.encode(content, writer.clear());
    byte[] bytes = writer.toBytes();
    last = chain.next(last, next, bytes);
    blocks.insert(before.key(next), next, last, content, utcMicroseconds, bytes);
    written.add(new StoredBlock(new Block(next, last, content), bytes.length));
    next++;
    switch (content) {
      case Content.Readings readings ->
          throughs.put(
              readings.equipment(),
              new LastThrough(readings.boot(), readings.throughMicroseconds()));
      case Content.Definition definition -> {
        definitions.put(definition.alias(), definition.signal());
        state.put(definition, bytes);
      }
      case Content.Gap _, Content.Clock _, Content.Dropped _ -> {}
    }
  }

  /** Writes the tables beside the blocks; the last call before the commit. */
  void finish() throws SQLException {
    for (Map.Entry<EquipmentId, LastThrough> through : throughs.entrySet()) {
      state.put(through.getKey(), through.getValue());
    }
    state.put(row());
  }

  JournalRow row() {
    return before.appended(next, last);
  }

  List<StoredBlock> written() {
    return written;
  }

  Map<Long, Signal> definitions() {
    return definitions;
  }

  Map<EquipmentId, LastThrough> throughs() {
    return throughs;
  }
}
