package org.tallyport.simulator.wired;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tallyport.simulator.scenario.Scenario;

/** The whole system on one machine, to be looked at. */
public final class Demo {

  private final Scenario scenario;
  private final WiredTerminal.Plan plan;
  private final Path folder;
  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * A demo that is still to come.
   *
   * @param speed simulated seconds per second, at most
   * @param port of the console, 0 for any free one
   * @param folder for configurations, journals, the ledger and logs
   * @param out takes the console's address and the live table
   */
  public Demo(
      Scenario scenario,
      long seed,
      double speed,
      int port,
      Path folder,
      PrintStream out,
      LongSupplier nanoTime) {
    this.scenario = scenario;
    this.plan = new WiredTerminal.Plan(seed, speed, "", port, false);
    this.folder = folder;
    this.out = out;
    this.nanoTime = nanoTime;
  }

  /** Ends the demo from another thread, and waits until all programs are gone. */
  public void stop() throws InterruptedException {
    stop.countDown();
    ended.await(60, TimeUnit.SECONDS);
  }

  /**
   * Runs until stopped.
   *
   * @param length how long at most
   * @param redraw whether the table is drawn over the one before
   */
  public void run(Duration length, boolean redraw) throws IOException, InterruptedException {
    out.println("starting broker, gateway and " + scenario.boards().size() + " boards …");
    try (WiredTerminal terminal = new WiredTerminal(scenario, plan, folder, nanoTime)) {
      if (!terminal.awaitBoards(stop)) {
        return;
      }
      terminal.begin();
      out.printf(
          "%nTallyport: %s%nconsole:   %s/%nfiles:     %s%nspeed:     up to %.0f ×, Ctrl-C"
              + " ends%n%n",
          scenario.title(), terminal.address(), folder, plan.speed());
      DemoTable table = new DemoTable(scenario, terminal, out, redraw);
      long began = nanoTime.getAsLong();
      long wait = redraw ? 1 : 5;
      while (!stop.await(wait, TimeUnit.SECONDS)) {
        terminal.check();
        table.draw();
        if (nanoTime.getAsLong() - began >= length.toNanos()) {
          break;
        }
      }
      out.println("ending …");
    } finally {
      ended.countDown();
    }
    out.println("ended.");
  }
}
