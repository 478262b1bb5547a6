package org.tallyport.edge.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * Saves what can be read of a damaged file into a new one: the small tables, and of each journal
 * the blocks after the last acknowledged one as far as their chain holds, under the old id. What
 * comes after the first hole is one dropped block that ends the journal.
 */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

  /** One row at a time: the rows before a broken one must come through. */
  private static final long BYTES_AT_ONCE = 1;

  private static final String REASON = "the journal file was damaged";

  private final Connection target;
  private final long utcMicroseconds;
  private final Chain chain = new Chain();

  Salvage(Connection target, long utcMicroseconds) {
    this.target = target;
    this.utcMicroseconds = utcMicroseconds;
  }

  /** Saves into the new file and commits; gives the number of blocks saved. */
  long from(Path damaged) throws SQLException {
    long saved = 0;
    try (Connection source = open(damaged);
        StateTables state = new StateTables(target);
        BlockTable blocks = new BlockTable(target)) {
      if (source != null) {
        small(source, state);
        for (JournalRow row : StateTables.journals(source)) {
          saved += journal(source, row, state, blocks);
        }
      }
    } catch (SQLException e) {
      LOG.warn("nothing more can be saved of {}: {}", damaged, e.getMessage());
      target.rollback();
      return 0;
    }
    target.commit();
    return saved;
  }

  private static @org.jspecify.annotations.Nullable Connection open(Path damaged) {
    try {
      return SqliteFile.openToRead(damaged);
    } catch (SQLException e) {
      LOG.warn("{} cannot be opened: {}", damaged, e.getMessage());
      return null;
    }
  }

  private static void small(Connection source, StateTables state) throws SQLException {
    try {
      for (Map.Entry<Long, Signal> entry : StateTables.definitions(source).entrySet()) {
        Content.Definition definition = new Content.Definition(entry.getKey(), entry.getValue());
        state.put(definition, BlockCodec.encode(definition));
      }
    } catch (SQLException e) {
      LOG.warn("the definitions cannot be saved: {}", e.getMessage());
    }
    try {
      for (Map.Entry<EquipmentId, LastThrough> entry : StateTables.throughs(source).entrySet()) {
        state.put(entry.getKey(), entry.getValue());
      }
    } catch (SQLException e) {
      LOG.warn("the last times cannot be saved: {}", e.getMessage());
    }
    try {
      long bdSeq = SqliteFile.number(source, "SELECT value FROM board WHERE name = 'bdSeq'", 0);
      state.put("bdSeq", bdSeq);
    } catch (SQLException e) {
      LOG.warn("the number of the last CONNECT cannot be saved: {}", e.getMessage());
    }
  }

  private long journal(Connection source, JournalRow row, StateTables state, BlockTable into)
      throws SQLException {
    long saved = 0;
    long next = row.acknowledged() + 1;
    OptionalLong before = OptionalLong.of(row.acknowledgedChain());
    try (BlockTable from = new BlockTable(source)) {
      boolean whole = true;
      while (whole && next < row.next()) {
        List<BlockTable.Row> rows = from.range(row.key(next), row.key(row.next()), BYTES_AT_ONCE);
        whole = !rows.isEmpty();
        for (BlockTable.Row stored : rows) {
          if (stored.firstNumber() > next || !fits(stored, before)) {
            whole = false;
            break;
          }
          copy(stored, into);
          before = OptionalLong.of(stored.chain());
          next = JournalRow.number(stored.key()) + 1;
          saved++;
        }
      }
    } catch (SQLException e) {
      LOG.warn("journal {} cannot be read from block {} on: {}", row.id(), next, e.getMessage());
    }
    if (next < row.next()) {
      Content.Dropped rest = rest(source, next);
      long last = row.next() - 1;
      byte[] bytes = BlockCodec.encode(rest);
      into.insert(row.key(last), next, row.chain(), rest, utcMicroseconds, bytes);
    }
    if (row.acknowledged() + 1 < row.next()) {
      state.put(row);
    }
    return saved;
  }

  private boolean fits(BlockTable.Row stored, OptionalLong before) {
    try {
      Content content = stored.content();
      long number = JournalRow.number(stored.key());
      return content instanceof Content.Dropped
          || chain.next(before.orElseThrow(), number, stored.bytes()) == stored.chain();
    } catch (MalformedBlock e) {
      return false;
    }
  }

  private static void copy(BlockTable.Row row, BlockTable into) throws SQLException {
    try {
      into.insert(
          row.key(),
          row.firstNumber(),
          row.chain(),
          row.content(),
          row.writtenMicroseconds(),
          row.bytes());
    } catch (MalformedBlock e) {
      throw new IllegalStateException("checked before", e);
    }
  }

  /** Stands for the lost end: of each equipment everything from an unknown time to its last one. */
  private static Content.Dropped rest(Connection source, long firstNumber) {
    List<Content.Gap> gaps = List.of();
    try {
      gaps =
          StateTables.throughs(source).entrySet().stream()
              .map(
                  entry ->
                      new Content.Gap(
                          entry.getKey(),
                          List.of(),
                          0,
                          0,
                          entry.getValue().boot(),
                          entry.getValue().timeMicroseconds(),
                          0,
                          REASON))
              .toList();
    } catch (SQLException e) {
      LOG.warn("the lost equipments are not known: {}", e.getMessage());
    }
    return new Content.Dropped(firstNumber, gaps);
  }
}
