package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.simulator.fault.Fault;
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

  /** Time of the run, microseconds. */
  public long microseconds() {
    return run.microseconds();
  }

  /** How a board's journal stands, by what its program says; empty while it is dead. */
  public Optional<JournalStatus> status(String board) {
    return run.board(board).journal().flatMap(SqliteJournal::draining);
  }

  /**
   * Has something done after each sync of a write-ahead log, while its program is in the middle of
   * it: after each commit, and at the log's beginning. For runs on simulated disks.
   *
   * @param machine a board or {@link org.tallyport.simulator.fault.Fault#GATEWAY}
   */
  public void onSync(String machine, Act act) {
    Disk disk = machine.equals(Fault.GATEWAY) ? run.gateway().disk() : run.board(machine).disk();
    disk.onSync(
        () -> {
          try {
            act.happen();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * Kills the gateway in its first commit from a time on, changes the ledger that it leaves, and
   * starts it again. For runs on simulated disks.
   */
  public void crashGateway(long microseconds, Change change) {
    run.plan(microseconds, () -> run.gateway().disk().crashInCommit(change));
  }

  /** Kills the gateway between two commits, changes its ledger, and starts it again. */
  public void restartGateway(long microseconds, Change change) {
    run.plan(
        microseconds,
        () -> {
          run.gateway().die();
          change.of(run.gateway().file());
          run.gateway().disk().replaced();
        });
    run.plan(microseconds + DOWN_MICROSECONDS, run.gateway()::start);
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
