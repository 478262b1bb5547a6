package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/**
 * The files of a run: to be looked at between two of its steps, and, of a dead board, to be
 * changed.
 */
public final class SteppedFiles {
  private static final String IMAGE = "image";
  private static final long DOWN_MICROSECONDS = 5_000_000;

  private final SteppedRun run;
  private final Path folder;

  /**
   * The files of a run that was set up.
   *
   * @param folder that of the run
   */
  public SteppedFiles(SteppedRun run, Path folder) {
    this.run = run;
    this.folder = folder;
  }

  /** Something done between two steps. */
  @FunctionalInterface
  public interface Act {
    void happen() throws IOException;
  }

  /** What becomes of a dead board's journal. */
  @FunctionalInterface
  public interface Change {
    /**
     * Changes it.
     *
     * @param journal its file; its WAL lies beside it
     */
    void of(Path journal) throws IOException;
  }

  /** A board's journal as far as it is not drained, by what its program says. */
  public record Undrained(JournalStatus status, List<StoredBlock> blocks) {}

  /** Folder of a board's {@code journal.db}. */
  public Path board(String id) {
    return folder.resolve(id);
  }

  /** Folder of the gateway's {@code ledger.db}. */
  public Path gateway() {
    return folder.resolve("gateway");
  }

  /** Plans something: after the world, before boards and gateway have moved to that time. */
  public void plan(long microseconds, Act act) {
    run.plan(microseconds, act::happen);
  }

  /** The blocks that a board holds for the gateway; empty while it is dead. */
  public Optional<Undrained> undrained(String board) {
    return run.board(board)
        .journal()
        .flatMap(
            journal ->
                journal.draining().map(status -> new Undrained(status, blocks(journal, status))));
  }

  private static List<StoredBlock> blocks(SqliteJournal journal, JournalStatus status) {
    return journal.unacknowledged(status.journal(), status.acknowledged(), Long.MAX_VALUE);
  }

  /** The chain of a block that the gateway holds. */
  public OptionalLong held(JournalId journal, long number) throws IOException {
    return run.gateway().chain(journal, number);
  }

  /** Kills a board at a time, changes its journal as it lies there then, and boots it. */
  public void reboot(long microseconds, Board board, Change change) {
    SteppedBoard victim = run.board(board.id());
    run.plan(
        microseconds,
        () -> {
          victim.card().copy();
          victim.die();
          change.of(board(board.id()).resolve(IMAGE).resolve("journal.db"));
          victim.card().restore();
        });
    run.plan(microseconds + DOWN_MICROSECONDS, victim::boot);
  }
}
