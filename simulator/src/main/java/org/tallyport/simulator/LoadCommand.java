package org.tallyport.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tallyport.simulator.load.LoadJson;
import org.tallyport.simulator.load.LoadPlan;
import org.tallyport.simulator.load.LoadReport;
import org.tallyport.simulator.load.LoadRun;
import org.tallyport.simulator.scenario.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code load}: many boards against one gateway. */
@Command(
    name = "load",
    description = "Plays many boards to a gateway of its own in real time; writes load.json.",
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final double MOST_MINUTES = 60 * 24 * 31;

  private final LongSupplier nanoTime;
  private final InstantSource wall;

  @Spec private CommandSpec spec;

  @Option(names = "--boards", paramLabel = "N", description = "Default 1000, one crane each.")
  private int boards = 1_000;

  @Option(names = "--signals", paramLabel = "N", description = "Per board, default 50.")
  private int signals = 50;

  @Option(names = "--rate", paramLabel = "R", description = "Of each signal per s, default 1.")
  private double rate = 1;

  @Option(names = "--minutes", paramLabel = "M", description = "Default 5.")
  private double minutes = 5;

  @Option(
      names = "--broker",
      paramLabel = "URL",
      description = "tcp://host:port of one that runs already; else the gateway's own.")
  private @Nullable URI broker;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Made if missing.")
  private Path out;

  LoadCommand(LongSupplier nanoTime, InstantSource wall) {
    this.nanoTime = nanoTime;
    this.wall = wall;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    LoadPlan plan = plan();
    Path folder = out.resolve("load");
    RunFolder.empty(folder);
    PrintWriter text = spec.commandLine().getOut();
    LoadReport report = new LoadRun(plan, folder, nanoTime, wall, line -> tell(text, line)).run();
    LoadJson.write(out.resolve("load.json"), report);
    report.faults().forEach(fault -> tell(text, "failed: " + fault));
    tell(
        text,
        String.format(
            Locale.ROOT,
            "%s: %,d readings in %,d blocks, %,.0f readings/s, latency p50 %.0f ms p99 %.0f ms,"
                + " gateway at most %.0f MB, %+.1f MB/h, %+.0f handles/h",
            report.faults().isEmpty() ? "passed" : "failed",
            report.sums().made(),
            report.sums().blocks(),
            report.sums().made() / report.seconds(),
            report.latency().p50Milliseconds(),
            report.latency().p99Milliseconds(),
            report.gateway().mostResidentBytes() / 1e6,
            report.gateway().residentBytesPerHour() / 1e6,
            report.gateway().handlesPerHour()));
    return report.faults().isEmpty() ? 0 : FAILED;
  }

  private LoadPlan plan() {
    if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
      throw bad("a length of " + minutes + " min, wanted more than 0 and at most " + MOST_MINUTES);
    }
    try {
      Duration length = Duration.ofMillis(Math.round(minutes * 60_000));
      return new LoadPlan(boards, signals, rate, length, Optional.ofNullable(broker));
    } catch (IllegalArgumentException e) {
      throw bad(e.getMessage());
    }
  }

  private ParameterException bad(@Nullable String message) {
    return new ParameterException(spec.commandLine(), String.valueOf(message));
  }

  private static void tell(PrintWriter text, String line) {
    text.println(line);
    text.flush();
  }
}
