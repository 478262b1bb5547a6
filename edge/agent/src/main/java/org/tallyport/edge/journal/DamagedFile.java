package org.tallyport.edge.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/** The blocks of a damaged file, as far as they can be read; its faults are answers, not thrown. */
final class DamagedFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DamagedFile.class);
  static final String REASON = "the journal file was damaged";

  /** One row at a time: the rows before a broken one must come through. */
  private static final long BYTES_AT_ONCE = 1;

  private final Path file;
  private final @Nullable Connection connection;
  private final @Nullable BlockTable blocks;

  private DamagedFile(Path file, @Nullable Connection connection, @Nullable BlockTable blocks) {
    this.file = file;
    this.connection = connection;
    this.blocks = blocks;
  }

  static DamagedFile open(Path file) {
    Connection connection = null;
    try {
      connection = SqliteFile.openToRead(file);
      return new DamagedFile(file, connection, new BlockTable(connection));
    } catch (SQLException e) {
      LOG.warn("no block of {} can be read: {}", file, e.getMessage());
      return new DamagedFile(file, connection, null);
    }
  }

  String name() {
    return file.getFileName().toString();
  }

  /** The block that follows on what was saved before; empty when it cannot be had. */
  Optional<BlockTable.Row> next(Move move, JournalRow saved, Chain chain) {
    if (blocks == null) {
      return Optional.empty();
    }
    long first = JournalRow.key(move.source(), saved.next());
    long last = JournalRow.key(move.source(), move.end() - 1);
    try {
      return blocks.range(first, last, BYTES_AT_ONCE).stream()
          .findFirst()
          .filter(row -> row.firstNumber() <= saved.next() && follows(row, saved, chain));
    } catch (SQLException e) {
      LOG.warn("{}: no block from {} on: {}", file, saved.next(), e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean follows(BlockTable.Row row, JournalRow saved, Chain chain) {
    try {
      return row.content() instanceof Content.Dropped
          || chain.next(saved.chain(), JournalRow.number(row.key()), row.bytes()) == row.chain();
    } catch (MalformedBlock e) {
      return false;
    }
  }

  /**
   * Stands for what cannot be saved: of each equipment everything from an unknown time to the last
   * one that the file tells, which may be unknown as well.
   *
   * @param equipments named in any case
   */
  Content.Dropped rest(long firstNumber, Set<EquipmentId> equipments) {
    Map<EquipmentId, LastThrough> lasts = Remains.throughs(connection, file);
    LastThrough unknown = new LastThrough(0, 0);
    java.util.SortedSet<String> names = new java.util.TreeSet<>();
    lasts.keySet().forEach(equipment -> names.add(equipment.value()));
    equipments.forEach(equipment -> names.add(equipment.value()));
    List<Content.Gap> gaps =
        names.stream()
            .map(EquipmentId::new)
            .map(equipment -> gap(equipment, lasts.getOrDefault(equipment, unknown)))
            .toList();
    return new Content.Dropped(firstNumber, gaps);
  }

  private static Content.Gap gap(EquipmentId equipment, LastThrough last) {
    return new Content.Gap(
        equipment, List.of(), 0, 0, last.boot(), last.timeMicroseconds(), 0, REASON);
  }

  @Override
  public void close() {
    try {
      if (blocks != null) {
        blocks.close();
      }
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.warn("{} did not close in order: {}", file, e.getMessage());
    }
  }
}
