package org.tallyport.simulator.wired;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.report.RunSamples;
import org.tallyport.simulator.report.Sample;

/**
 * Asks a running terminal once per simulated minute how it stands. In a thread of its own: a
 * gateway that is stopped answers late, and faults must not wait for that.
 */
final class Sampler implements AutoCloseable {
  private static final long TURN_NANOSECONDS = 20_000_000;

  private final WiredTerminal terminal;
  private final RunSamples samples;
  private final JournalCopy copy;
  private final Thread thread;
  private long due = RunSamples.EVERY_MICROSECONDS;
  private volatile boolean ending;

  /**
   * Samples from now on.
   *
   * @param folder of its own
   */
  Sampler(WiredTerminal terminal, RunSamples samples, Path folder) {
    copy = new JournalCopy(folder);
    this.terminal = terminal;
    this.samples = samples;
    thread = Thread.ofVirtual().name("sampler").start(this::run);
  }

  private void run() {
    try {
      while (!ending) {
        long now = terminal.world().microseconds();
        if (now >= due) {
          due = now + RunSamples.EVERY_MICROSECONDS;
          samples.add(new Sample(now, throughs(), backlogs()));
        }
        LockSupport.parkNanos(this, TURN_NANOSECONDS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<EquipmentId, Long> throughs() throws InterruptedException {
    try {
      return terminal.api().throughs();
    } catch (IOException nobodyAnswers) {
      return Map.of();
    }
  }

  /** From the boards' disks: the gateway learns of a backlog only when a board comes up. */
  private Map<String, Long> backlogs() {
    Map<String, Long> backlogs = new HashMap<>();
    terminal
        .journals()
        .forEach((id, file) -> copy.blocks(file).ifPresent(blocks -> backlogs.put(id, blocks)));
    return backlogs;
  }

  @Override
  public void close() {
    ending = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
