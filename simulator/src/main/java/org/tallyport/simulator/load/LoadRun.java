package org.tallyport.simulator.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.simulator.use.ProcessUse;
import org.tallyport.simulator.wired.Program;

/** One run: a gateway of our own, boards against it, and what came of it. */
public final class LoadRun {
  private static final int BOARD_THREADS = 2;
  private static final int LINK_THREADS = 2;
  private static final int INBOUND_MESSAGES = 256;
  private static final long SEED = 1;
  private static final long BOOTED_MICROSECONDS = 60_000_000;
  private static final long LONGEST_START_SECONDS = 180;
  private static final long LONGEST_DRAIN_SECONDS = 120;
  private static final double SAMPLE_SECONDS = 10;
  private static final long POLL_MILLISECONDS = 100;

  private final LoadPlan plan;
  private final Path folder;
  private final LongSupplier nanoTime;
  private final InstantSource wall;
  private final Consumer<String> progress;
  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * A run to be.
   *
   * @param folder empty; for the gateway's configuration, ledger and log
   * @param nanoTime a monotonic time
   * @param wall real time: boards stamp with it
   * @param progress takes lines for people
   */
  public LoadRun(
      LoadPlan plan,
      Path folder,
      LongSupplier nanoTime,
      InstantSource wall,
      Consumer<String> progress) {
    this.plan = plan;
    this.folder = folder;
    this.nanoTime = nanoTime;
    this.wall = wall;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @throws IOException when it could not be run to its end: the gateway did not start or ended, or
   *     the boards did not come up
   */
  public LoadReport run() throws IOException, InterruptedException {
    int brokerPort = freePort();
    int consolePort = freePort();
    Path configuration = folder.resolve("gateway.yaml");
    Files.writeString(
        configuration, LoadYaml.text(plan.boards(), plan.broker(), brokerPort, consolePort));
    URI broker = plan.broker().orElse(URI.create("tcp://127.0.0.1:" + brokerPort));
    Path log = folder.resolve("gateway.log");
    Measured measured;
    try (Program gateway = Program.installedGateway(configuration, log)) {
      await("the gateway is up", gateway, () -> listens(consolePort));
      measured = measure(gateway, broker);
    }
    return counted(measured);
  }

  private record Measured(
      double seconds,
      double drainSeconds,
      LoadFleet.Sums sums,
      Latencies latencies,
      LoadWatch watch,
      double boardsProcessorSeconds,
      LoadReport.Machine machine) {}

  private Measured measure(Program gateway, URI broker) throws IOException, InterruptedException {
    double loadBefore = machineLoad();
    Latencies latencies = new Latencies();
    try (NettyLinks links = new NettyLinks(broker, LINK_THREADS, INBOUND_MESSAGES);
        LoadFleet fleet = new LoadFleet(boards(links, latencies), BOARD_THREADS, nanoTime)) {
      await("all boards are settled", gateway, () -> fleet.sums().settled() == plan.boards());
      progress.accept(plan.boards() + " boards are up, their definitions are with the gateway");
      long own = ProcessHandle.current().pid();
      double before = processorSeconds(own);
      long from = nanoTime.getAsLong();
      LoadWatch watch = new LoadWatch(gateway.pid(), latencies, fleet.sums());
      fleet.make(true);
      double seconds = watch(gateway, fleet, watch, from);
      fleet.make(false);
      double used = processorSeconds(own) - before;
      double drain = drain(gateway, fleet);
      LoadReport.Machine machine =
          new LoadReport.Machine(
              Runtime.getRuntime().availableProcessors(), loadBefore, machineLoad());
      return new Measured(seconds, drain, fleet.sums(), latencies, watch, used, machine);
    }
  }

  /** Samples until the length is over; gives the seconds that passed. */
  private double watch(Program gateway, LoadFleet fleet, LoadWatch watch, long from)
      throws IOException, InterruptedException {
    double length = plan.length().toNanos() / 1e9;
    double next = Math.min(SAMPLE_SECONDS, length);
    double now = 0;
    while (now < length) {
      var _ = stop.await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      gateway.check();
      now = (nanoTime.getAsLong() - from) / 1e9;
      if (now >= next) {
        progress.accept(watch.sample(now, fleet.sums()));
        next += SAMPLE_SECONDS;
      }
    }
    return now;
  }

  private double drain(Program gateway, LoadFleet fleet) throws IOException, InterruptedException {
    long from = nanoTime.getAsLong();
    double passed = 0;
    while (fleet.sums().drained() < plan.boards() && passed < LONGEST_DRAIN_SECONDS) {
      var _ = stop.await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      gateway.check();
      passed = (nanoTime.getAsLong() - from) / 1e9;
    }
    return passed;
  }

  private List<LoadBoard> boards(NettyLinks links, Latencies latencies) {
    long began = nanoTime.getAsLong();
    Instant now = wall.instant();
    long bootUtc = ChronoUnit.MICROS.between(Instant.EPOCH, now) - BOOTED_MICROSECONDS;
    LongSupplier monotonic = () -> BOOTED_MICROSECONDS + (nanoTime.getAsLong() - began) / 1_000;
    SplittableRandom chance = new SplittableRandom(SEED);
    LoadBoard.Common common =
        new LoadBoard.Common(
            LoadYaml.HOST, plan.rate(), plan.signals(), links, latencies, nanoTime);
    List<LoadBoard> boards = new ArrayList<>();
    for (int i = 0; i < plan.boards(); i++) {
      LoadClock clock = new LoadClock(chance.nextLong() >>> 1, monotonic, bootUtc);
      boards.add(
          new LoadBoard(
              LoadYaml.node(i), LoadYaml.equipment(i), clock, common, chance.nextLong() >>> 1));
    }
    return boards;
  }

  private LoadReport counted(Measured measured) throws IOException {
    long readings = 0;
    long blocks = 0;
    try (LedgerReader ledger = LedgerReader.open(folder.resolve("ledger.db"))) {
      for (int i = 0; i < LoadYaml.terminals(plan.boards()); i++) {
        LedgerReader.Delivered delivered = ledger.delivered(LoadYaml.terminal(i));
        readings += delivered.readings();
        blocks += delivered.blocks();
      }
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
    LoadFleet.Sums sums = measured.sums();
    return new LoadReport(
        plan,
        measured.seconds(),
        measured.drainSeconds(),
        new LoadReport.Sums(
            sums.made(),
            sums.refused(),
            sums.acknowledged(),
            sums.blocks(),
            sums.resent(),
            sums.linksLost(),
            sums.forked()),
        readings,
        blocks,
        new LoadReport.Latency(
            measured.latencies().milliseconds(0.5), measured.latencies().milliseconds(0.99)),
        measured.watch().gateway(),
        measured.boardsProcessorSeconds(),
        measured.machine(),
        measured.watch().samples());
  }

  private void await(String what, Program gateway, BooleanSupplier holds)
      throws IOException, InterruptedException {
    long limit = nanoTime.getAsLong() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    while (!holds.getAsBoolean()) {
      gateway.check();
      if (nanoTime.getAsLong() > limit) {
        throw new IOException("not within " + LONGEST_START_SECONDS + " s: " + what);
      }
      var _ = stop.await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    }
  }

  private static boolean listens(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static double processorSeconds(long pid) {
    Optional<ProcessUse> use = ProcessUse.of(pid);
    return use.map(ProcessUse::processorSeconds).orElse(0.0);
  }

  private static double machineLoad() {
    return Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
