package org.tallyport.simulator;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tallyport.simulator.plc.PlcCompound;
import org.tallyport.simulator.plc.PlcNode;
import org.tallyport.simulator.plc.PlcPlay;
import org.tallyport.simulator.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plc}: the PLCs of a scenario in real time, for a client of one's own. */
@Command(
    name = "plc",
    description = "Serves the PLCs of SCENARIO over OPC UA with moving values, until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class PlcCommand implements Callable<Integer> {
  private static final long TURN_MILLISECONDS = 20;
  private static final int CANNOT_SERVE = 1;

  private final LongSupplier nanoTime;
  private final InstantSource wall;
  private final CountDownLatch end = new CountDownLatch(1);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SCENARIO",
      description = "A name such as small (see 'scenarios'), or a file.")
  private String name;

  @Option(names = "--seed", paramLabel = "N", description = "Of everything by chance, default 1.")
  private long seed = 1;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "Of the first PLC, the others follow; 0 for free ones; default 4840.")
  private int port = 4840;

  PlcCommand(LongSupplier nanoTime, InstantSource wall) {
    this.nanoTime = nanoTime;
    this.wall = wall;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw bad("--port " + port + ": wanted 0 to 65535");
    }
    long startUtc = ChronoUnit.MICROS.between(Instant.EPOCH, wall.instant());
    long began = nanoTime.getAsLong();
    LongSupplier run = () -> (nanoTime.getAsLong() - began) / 1_000;
    try (PlcPlay play = new PlcPlay(scenario(), seed, port, startUtc, run)) {
      tell(play);
      Runtime.getRuntime().addShutdownHook(new Thread(end::countDown, "plc-end"));
      do {
        play.advance(run.getAsLong());
      } while (!end.await(TURN_MILLISECONDS, TimeUnit.MILLISECONDS));
      return 0;
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CANNOT_SERVE;
    }
  }

  private Scenario scenario() {
    return Scenarios.chosen(name);
  }

  private void tell(PlcPlay play) {
    PrintWriter out = spec.commandLine().getOut();
    for (PlcPlay.Station station : play.stations()) {
      out.printf("%s: %s%n", station.board(), station.plc().plc().endpoint());
      out.println("  security: None, or Basic256Sha256 with SignAndEncrypt; nobody has to log in,");
      out.println("  any certificate of a client is taken");
      station.plc().program().nodes().forEach(node -> tell(out, node));
      station.plc().program().compounds().forEach(compound -> tell(out, compound));
    }
    out.println("values move in real time; Ctrl-C ends");
    out.flush();
  }

  private static void tell(PrintWriter out, PlcNode node) {
    out.printf(
        "  %-68s %-8s %s%s%n",
        node.nodeId(),
        node.type().name().toLowerCase(Locale.ROOT),
        node.unit().symbol(),
        node.samplingMilliseconds() == 0
            ? ""
            : " every " + node.samplingMilliseconds() + " ms at most");
  }

  private static void tell(PrintWriter out, PlcCompound compound) {
    out.printf(
        "  %-68s %s of %d%n",
        compound.nodeId(),
        compound.kind().name().toLowerCase(Locale.ROOT),
        compound.members().size());
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
