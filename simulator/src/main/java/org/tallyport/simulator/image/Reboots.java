package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.SteppedFiles;
import org.tallyport.simulator.stepped.SteppedRun;
import org.tallyport.simulator.verdict.Run;

/**
 * A run in which boards die and boot from what is left of their journals: what SQLite drops
 * silently at the tail must show as a fork or be delivered anew, never as a wrong count.
 */
final class Reboots {
  private static final long SECOND = 1_000_000;

  /**
   * What may be unacknowledged while nothing disturbs the way, and is lost with the tail: blocks
   * under way, and an idle equipment's readings of the last 13 s.
   */
  private static final long UNDELIVERED = 43 * SECOND;

  /** From the death to the first reading: 5 s down, a step of the run, and its commit. */
  private static final long RECOVERY = 8 * SECOND;

  private final Scenario scenario;
  private final long seed;
  private final int each;
  private final long length;
  private final RandomGenerator chance;
  private final List<Run.Fault> windows = new ArrayList<>();
  private int count;

  /**
   * Plans a run.
   *
   * @param each reboots of each board
   * @param length microseconds that are judged
   */
  Reboots(Scenario scenario, long seed, int each, long length) {
    this.scenario = scenario;
    this.seed = seed;
    this.each = each;
    this.length = length;
    chance = new Chance(seed).part("reboots")::bits;
  }

  /** How many there were. */
  int count() {
    return count;
  }

  /** Runs and judges; gives what is wrong. */
  List<String> judge(Path folder, LongConsumer progress) throws IOException {
    try (SteppedRun run = new SteppedRun(scenario, seed, folder)) {
      SteppedFiles files = new SteppedFiles(run, folder);
      for (Board board : scenario.boards()) {
        plan(files, board);
      }
      return JudgedRun.of(run, scenario, seed, length, windows, "reboots", progress).faults();
    }
  }

  private void plan(SteppedFiles files, Board board) {
    long slot = length / (each + 1);
    for (int i = 1; i <= each; i++) {
      long time = slot * i + chance.nextLong(slot / 2 / SECOND) * SECOND;
      files.reboot(time, board, this::damage);
      windows.add(
          new Run.Fault(
              board.equipment(),
              time - UNDELIVERED,
              time + RECOVERY,
              board.id() + " boots from a damaged journal"));
      count++;
    }
  }

  private void damage(Path journal) throws IOException {
    Path wal = WalVariant.beside(journal);
    byte[] bytes = Files.exists(wal) ? Files.readAllBytes(wal) : new byte[0];
    WalVariant.any(bytes, chance).apply(journal);
  }
}
