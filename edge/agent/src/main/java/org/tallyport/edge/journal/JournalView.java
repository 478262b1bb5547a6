package org.tallyport.edge.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

/**
 * What a file holds, be it damaged or not; changes nothing. For a {@link JournalCopy}, never for
 * the file that the agent writes.
 */
public final class JournalView implements AutoCloseable {
  private static final int MOST_FAULTS = 20;
  private static final byte CLOCK_KIND =
      BlockCodec.encode(new Content.Clock(0, 0, 0, 0, ClockQuality.UNSET))[0];

  private final Connection connection;
  private final BlockTable blocks;

  private JournalView(Connection connection) throws SQLException {
    this.connection = connection;
    blocks = new BlockTable(connection);
  }

  /**
   * Opens a file.
   *
   * @param name what to call it in messages
   * @throws UnusableJournal where it is no journal, or of a layout that is not known here
   * @throws SQLException where it is too damaged to tell
   */
  public static JournalView open(Path file, Path name) throws UnusableJournal, SQLException {
    Connection connection = SqliteFile.openToRead(file);
    try {
      requireLayout(connection, name);
      return new JournalView(connection);
    } catch (SQLException | UnusableJournal e) {
      connection.close();
      throw e;
    }
  }

  private static void requireLayout(Connection connection, Path name)
      throws SQLException, UnusableJournal {
    long id = SqliteFile.number(connection, "PRAGMA application_id", 0);
    long layout = SqliteFile.number(connection, "PRAGMA user_version", 0);
    if (id != SqliteFile.APPLICATION_ID) {
      throw new UnusableJournal(
          name
              + " is no journal but another SQLite file; journal.path of the board's"
              + " configuration names the file");
    }
    if (layout != SqliteFile.LAYOUT) {
      throw new UnusableJournal(
          name
              + " has layout "
              + layout
              + " and this program reads layout "
              + SqliteFile.LAYOUT
              + ": use the tallyport-edge that wrote it");
    }
  }

  /** The journals, oldest first. */
  public List<HeldJournal> journals() throws SQLException {
    List<JournalRow> rows = StateTables.journals(connection);
    List<Move> moves = StateTables.moves(connection);
    long current = rows.isEmpty() ? 0 : rows.getLast().ordinal();
    return rows.stream().map(row -> held(row, row.ordinal() == current, rows, moves)).toList();
  }

  private static HeldJournal held(
      JournalRow row, boolean current, List<JournalRow> rows, List<Move> moves) {
    List<HeldJournal.Stretch> stretches = new ArrayList<>();
    List<HeldJournal.Awaited> awaited = new ArrayList<>();
    stretches.add(own(row));
    for (Move move : moves) {
      if (move.target() == row.ordinal() && move.fromAnotherFile()) {
        awaited.add(new HeldJournal.Awaited(move.file(), move.next(), move.end() - 1));
      } else if (move.target() == row.ordinal()) {
        stretches.add(leaving(move, row, rows));
      }
    }
    return new HeldJournal(
        row.id(),
        row.next(),
        row.chain(),
        row.acknowledged(),
        row.acknowledgedChain(),
        current,
        stretches,
        awaited);
  }

  private static HeldJournal.Stretch own(JournalRow row) {
    return new HeldJournal.Stretch(
        row.id(),
        row.ordinal(),
        row.acknowledged() + 1,
        row.next() - 1,
        OptionalLong.of(row.acknowledgedChain()),
        false);
  }

  /** Blocks beyond the end that a fork gave to their journal, which may be gone by now. */
  private static HeldJournal.Stretch leaving(Move move, JournalRow target, List<JournalRow> rows) {
    JournalRow source =
        rows.stream().filter(row -> row.ordinal() == move.source()).findFirst().orElse(target);
    boolean atItsEnd = source.ordinal() == move.source() && source.next() == move.next();
    return new HeldJournal.Stretch(
        source.id(),
        move.source(),
        move.next(),
        move.end() - 1,
        atItsEnd ? OptionalLong.of(source.chain()) : OptionalLong.empty(),
        true);
  }

  /** What each alias means. */
  public SortedMap<Long, Signal> definitions() throws SQLException {
    return StateTables.definitions(connection);
  }

  /** The blocks of a stretch, in order. */
  public BlockWalk blocks(HeldJournal.Stretch stretch) {
    return new BlockWalk(blocks, stretch);
  }

  /** The clock blocks in order of age, up to the first row of any kind that cannot be read. */
  public void clocks(Consumer<Content.Clock> consumer) {
    String query = "SELECT bytes FROM block WHERE kind = " + CLOCK_KIND + " ORDER BY key";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        clock(row.getBytes(1)).ifPresent(consumer);
      }
    } catch (SQLException e) {
      // Who walks through the blocks meets it, too, and can say where.
    }
  }

  private static Optional<Content.Clock> clock(byte[] bytes) {
    try {
      return BlockCodec.decode(bytes) instanceof Content.Clock clock
          ? Optional.of(clock)
          : Optional.empty();
    } catch (MalformedBlock e) {
      return Optional.empty();
    }
  }

  /** What SQLite itself finds wrong with the file, at most {@value #MOST_FAULTS} lines. */
  public List<String> faultsOfTheFile() {
    List<String> faults = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA integrity_check(" + MOST_FAULTS + ")")) {
      while (row.next()) {
        row.getString(1).lines().filter(JournalView::tellsAFault).forEach(faults::add);
      }
    } catch (SQLException e) {
      faults.add(String.valueOf(e.getMessage()).replace('\n', ' '));
    }
    return faults.subList(0, Math.min(MOST_FAULTS, faults.size()));
  }

  private static boolean tellsAFault(String line) {
    return !line.equals("ok") && !line.startsWith("***");
  }

  /** How many blocks stand in the file that no journal accounts for. */
  public long strays(List<HeldJournal> journals) throws SQLException {
    List<HeldJournal.Stretch> stretches =
        journals.stream()
            .flatMap(journal -> journal.stretches().stream())
            .filter(stretch -> stretch.size() > 0)
            .sorted(
                Comparator.comparingLong(HeldJournal.Stretch::ordinal)
                    .thenComparingLong(HeldJournal.Stretch::first))
            .toList();
    long strays = 0;
    long from = Long.MIN_VALUE;
    for (HeldJournal.Stretch stretch : stretches) {
      strays += count(from, JournalRow.key(stretch.ordinal(), stretch.first()) - 1);
      from = JournalRow.key(stretch.ordinal(), stretch.last()) + 1;
    }
    return strays + count(from, Long.MAX_VALUE);
  }

  private long count(long firstKey, long lastKey) throws SQLException {
    String query = "SELECT count(*) FROM block WHERE key BETWEEN " + firstKey + " AND " + lastKey;
    return SqliteFile.number(connection, query, 0);
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      blocks.close();
    }
  }
}
