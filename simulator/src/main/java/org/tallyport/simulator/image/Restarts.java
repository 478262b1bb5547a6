package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.SteppedFiles;
import org.tallyport.simulator.stepped.SteppedRun;
import org.tallyport.simulator.verdict.Run;

/**
 * Runs in which the gateway dies and goes on from what is left of its ledger.
 *
 * <p>In one it dies in commits, which are left whole, cut or with a flipped bit: boards still hold
 * what was not acknowledged, and nothing may be missing. In the other its disk lied: commits that
 * were acknowledged are dropped. What the boards no longer have is a hole that the chain shows, and
 * only that may be a gap.
 */
final class Restarts {
  private static final long SECOND = 1_000_000;

  /** What may have been under way when a commit was made: as at a board that boots. */
  private static final long UNDELIVERED = 43 * SECOND;

  /** The gap of a hole ends with the next block, of an idle equipment within 13 s of the start. */
  private static final long RECOVERY = 21 * SECOND;

  /** Time that is unknown is told once it ends: when every signal was said again. */
  private static final long CALM_AFTER = 90 * SECOND;

  private static final int MOST_DROPPED = 30;

  private final Scenario scenario;
  private final long seed;
  private final long length;
  private final RandomGenerator chance;
  private final List<Run.Fault> windows = new ArrayList<>();
  private int count;
  private int holes;

  /**
   * Plans runs.
   *
   * @param length microseconds that are judged
   */
  Restarts(Scenario scenario, long seed, long length) {
    this.scenario = scenario;
    this.seed = seed;
    this.length = length;
    chance = new Chance(seed).part("restarts")::bits;
  }

  /** How many there were. */
  int count() {
    return count;
  }

  /** Gaps that say that blocks are nowhere any more. */
  int holes() {
    return holes;
  }

  /** Lets it die in commits; gives what is wrong. */
  List<String> inCommits(int each, Path folder, LongConsumer progress) throws IOException {
    try (SteppedRun run = SteppedRun.onDisks(scenario, seed, folder)) {
      SteppedFiles files = new SteppedFiles(run, folder);
      for (int i = 1; i <= each; i++) {
        files.crashGateway(time(i, each), this::damage);
      }
      return JudgedRun.of(
              run, scenario, seed, length, List.of(), "restarts from a commit", progress)
          .faults();
    }
  }

  private void damage(Path ledger) throws IOException {
    Path wal = WalVariant.beside(ledger);
    byte[] bytes = Files.exists(wal) ? Files.readAllBytes(wal) : new byte[0];
    WalVariant.last(bytes, chance).apply(ledger);
    count++;
  }

  /** Drops acknowledged commits; gives what is wrong. */
  List<String> fromTails(int each, Path folder, LongConsumer progress) throws IOException {
    try (SteppedRun run = SteppedRun.onDisks(scenario, seed, folder)) {
      SteppedFiles files = new SteppedFiles(run, folder);
      CommitLog log =
          new CommitLog(files.gateway().resolve("ledger.db"), folder.resolve("commits"));
      files.onSync(Fault.GATEWAY, () -> log.look(files.microseconds()));
      for (int i = 1; i <= each; i++) {
        files.restartGateway(time(i, each), ledger -> drop(log, ledger, files.microseconds()));
      }
      JudgedRun judged =
          JudgedRun.of(run, scenario, seed, length, windows, "restarts from a lost tail", progress);
      holes =
          (int)
              judged.answer().gaps().stream()
                  .filter(gap -> gap.reason().endsWith("are nowhere any more"))
                  .count();
      return judged.faults();
    }
  }

  private long time(int number, int each) {
    long slot = (length - CALM_AFTER) / (each + 1);
    return slot * number + chance.nextLong(slot / 2 / SECOND) * SECOND;
  }

  /** The program has closed its ledger; its disk comes back without the last commits. */
  private void drop(CommitLog log, Path ledger, long now) throws IOException {
    CommitLog.Commit last = log.commits().getLast();
    List<CommitLog.Commit> round =
        log.commits().stream().filter(one -> one.round() == last.round()).toList();
    if (round.size() < 2) {
      return;
    }
    int back = 1 + chance.nextInt(Math.min(MOST_DROPPED, round.size() - 1));
    CommitLog.Commit kept = round.get(round.size() - 1 - back);
    CommitLog.Commit first = round.get(round.size() - back);
    List<WalVariant> losses = WalVariant.within(first.span(), log.frameBytes(first), chance);
    log.write(last, losses.get(chance.nextInt(losses.size())), ledger);
    log.replaced();
    windows.add(
        new Run.Fault(
            scenario.equipment(),
            kept.microseconds() - UNDELIVERED,
            now + RECOVERY,
            "the ledger loses its last " + back + " commits"));
    count++;
  }
}
