package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.SteppedFiles;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/**
 * Notes every commit of a run, of each journal and of the ledger, and what each file must hold
 * then. A program dies with its transaction or without it, so that each commit has two moments.
 */
final class CommitWatch {
  private static final long STEP = 500_000;

  private final Scenario scenario;
  private final SteppedFiles files;
  private final Map<String, CommitLog> logs = new HashMap<>();
  private final Map<String, Integer> settled = new HashMap<>();
  private final Map<String, JournalStatus> before = new HashMap<>();
  private final List<Committed> commits = new ArrayList<>();

  /**
   * A commit of a file.
   *
   * @param name of its machine
   * @param without its transaction, which is cut or spoilt
   * @param with its transaction
   */
  record Committed(
      String name, CommitLog log, CommitLog.Commit commit, Moment without, Moment with) {}

  /**
   * Watches a run that has not begun.
   *
   * @param length microseconds of it
   * @param folder for what is noted
   */
  CommitWatch(Scenario scenario, SteppedFiles files, long length, Path folder) throws IOException {
    this.scenario = scenario;
    this.files = files;
    for (Board board : scenario.boards()) {
      watch(board.id(), files.board(board.id()).resolve("journal.db"), folder);
    }
    watch(Fault.GATEWAY, files.gateway().resolve("ledger.db"), folder);
    for (long time = STEP; time <= length; time += STEP) {
      files.plan(time, this::settle);
    }
  }

  private void watch(String machine, Path database, Path folder) throws IOException {
    CommitLog log = new CommitLog(database, folder.resolve(machine));
    logs.put(machine, log);
    files.onSync(machine, () -> log.look(files.microseconds()));
  }

  /** All so far. */
  List<Committed> commits() {
    return commits;
  }

  /** Between two steps: what the last one committed, and how everything stands after it. */
  private void settle() {
    Map<JournalId, Long> acknowledged = new HashMap<>();
    for (Board board : scenario.boards()) {
      Optional<JournalStatus> after = files.status(board.id());
      if (after.isPresent()) {
        acknowledged.put(after.get().journal(), after.get().acknowledged());
        journal(board.id(), after.get());
        before.put(board.id(), after.get());
      }
    }
    // Boards hear only in their next step of what the gateway has acknowledged in this one.
    LedgerImage held = new LedgerImage(acknowledged);
    CommitLog log = log(Fault.GATEWAY);
    for (CommitLog.Commit one : fresh(Fault.GATEWAY, log)) {
      commits.add(new Committed(Fault.GATEWAY, log, one, held, held));
    }
  }

  private void journal(String board, JournalStatus after) {
    CommitLog log = log(board);
    JournalStatus earlier = before.get(board);
    long least = earlier == null ? 0 : earlier.next();
    List<CommitLog.Commit> fresh = fresh(board, log);
    for (int i = 0; i < fresh.size(); i++) {
      boolean last = i == fresh.size() - 1;
      long most = i == 0 && earlier != null ? least : after.next();
      commits.add(
          new Committed(
              board,
              log,
              fresh.get(i),
              new JournalImage(after, least, most),
              new JournalImage(after, last ? after.next() : least, after.next())));
    }
  }

  private CommitLog log(String machine) {
    return Objects.requireNonNull(logs.get(machine), machine);
  }

  private List<CommitLog.Commit> fresh(String machine, CommitLog log) {
    int known = settled.getOrDefault(machine, 0);
    settled.put(machine, log.commits().size());
    return log.commits().subList(known, log.commits().size());
  }
}
