package org.tallyport.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tallyport.simulator.campaign.PlanFile;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.fault.Swarm;
import org.tallyport.simulator.report.RunSamples;
import org.tallyport.simulator.scenario.RunFolder;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.Trial;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.Verdict;
import org.tallyport.simulator.wired.Disturbance;
import org.tallyport.simulator.wired.WiredFault;
import org.tallyport.simulator.wired.WiredFaults;
import org.tallyport.simulator.wired.WiredRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: runs a scenario and judges what the gateway says of it. */
@Command(
    name = "run",
    description = "Runs SCENARIO and writes truth.jsonl, verdict.json, junit.xml and report.html.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final int NOT_EXACT = 1;
  private static final int MESSAGES = 20;
  private static final double MOST_HOURS = 24 * 366;
  private static final int MOST_FAULTS = 1_000;
  private static final double SECONDS_PER_FAULT = 4;
  private static final double MOST_SPEED = 100_000;

  private final LongSupplier nanoTime;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SCENARIO",
      description = "A name such as baku (see 'scenarios'), or a file.")
  private String name;

  @Option(names = "--stepped", description = "One thread, virtual time, as fast as it goes.")
  private boolean stepped;

  @Option(names = "--wired", description = "Real programs on real interfaces, clock sped up.")
  private boolean wired;

  @Option(names = "--speed", paramLabel = "X", description = "Wired: at most, default 20.")
  private double speed = 20;

  @Option(names = "--broker", paramLabel = "URL", description = "Wired: one that runs already.")
  private String broker = "";

  @Option(
      names = "--faults",
      paramLabel = "random|none|FILE",
      description = "What goes wrong: from the seed, or stepped: from lines of a file.")
  private String faults = "";

  @Option(names = "--shrink", description = "Stepped: finds the smallest plan that still fails.")
  private boolean shrink;

  @Option(
      names = "--hours",
      paramLabel = "H",
      description = "Simulated hours, default the scenario's.")
  private @Nullable Double hours;

  @Option(names = "--minutes", paramLabel = "M", description = "Simulated minutes instead.")
  private @Nullable Double minutes;

  @Option(names = "--seed", paramLabel = "N", description = "Of everything by chance, default 1.")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Made if missing.")
  private Path out;

  RunCommand(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (stepped) {
      Files.createDirectories(out);
      Logs.into(out.resolve("stepped.log"));
    }
    Scenario scenario = scenario();
    long length = length(scenario);
    if (stepped == wired) {
      throw bad("wanted either --stepped or --wired");
    }
    if (wired && (shrink || !List.of("", "none", "random").contains(faults))) {
      throw bad("--shrink and --faults FILE: only with --stepped");
    }
    if (wired && !scenario.faults().isEmpty()) {
      throw bad("scenario \"" + scenario.name() + "\" has faults: only with --stepped");
    }
    if (!(speed > 0 && speed <= MOST_SPEED)) {
      throw bad("a speed of " + speed + ", wanted more than 0 and at most " + MOST_SPEED);
    }
    Files.createDirectories(out);
    Optional<Verdict> verdict =
        stepped ? stepped(scenario, length) : Optional.of(wired(scenario, length));
    verdict.ifPresent(this::tell);
    return verdict.filter(Verdict::exact).isPresent() ? 0 : NOT_EXACT;
  }

  private Optional<Verdict> stepped(Scenario scenario, long length) throws IOException {
    Trial trial = new Trial(scenario, seed, steppedPlan(scenario, length), length);
    return new SteppedMode(name, trial, files(scenario), nanoTime, out()).run(shrink);
  }

  private FaultPlan steppedPlan(Scenario scenario, long length) throws IOException {
    try {
      if (faults.isEmpty()) {
        return PlanFile.of(scenario);
      }
      return switch (faults) {
        case "none" -> FaultPlan.NONE;
        case "random" -> Swarm.plan(scenario, Swarm.all(), seed, length);
        default -> PlanFile.read(Path.of(faults), scenario);
      };
    } catch (IllegalArgumentException e) {
      throw bad("--faults: " + e.getMessage());
    }
  }

  private Verdict wired(Scenario scenario, long length) throws IOException, InterruptedException {
    Path folder = out.resolve("wired");
    RunFolder.empty(folder);
    List<WiredFault> plan = plan(scenario, length);
    WiredFaults.write(out.resolve("faults.json"), plan);
    plan.forEach(out()::println);
    out().flush();
    RunFiles files = files(scenario);
    files.clear();
    RunSamples samples = new RunSamples();
    WiredRun run = new WiredRun(scenario, seed, speed, broker, folder, nanoTime);
    try (Progress progress = new Progress(length)) {
      WiredRun.Outcome outcome =
          run.run(length, new Disturbance(scenario, plan, speed, progress, nanoTime), samples);
      List<String> lines = plan.stream().map(WiredFault::toString).toList();
      files.write(outcome.verdict(), outcome.truth(), outcome.answer(), samples, List.of(), lines);
      return outcome.verdict();
    } catch (IOException | RuntimeException e) {
      files.broken(List.of("the run broke: " + e));
      throw e;
    }
  }

  private RunFiles files(Scenario scenario) {
    List<String> words = spec.commandLine().getParseResult().originalArgs();
    return new RunFiles(out, scenario, "tallyport-sim " + String.join(" ", words));
  }

  private List<WiredFault> plan(Scenario scenario, long length) {
    if (!faults.equals("random")) {
      return List.of();
    }
    int count = (int) Math.max(3, Math.min(MOST_FAULTS, length / 1e6 / speed / SECONDS_PER_FAULT));
    return WiredFaults.random(scenario, seed, count, length, broker.isEmpty());
  }

  private void tell(Verdict verdict) {
    PrintWriter text = out();
    for (Verdict.Figures one : verdict.figures()) {
      text.printf(
          "%-10s boxes %d of %d, TEU %.2f of %.2f, tonnes %.1f of %.1f, wagons %d of %d%s%n",
          one.equipment(),
          one.boxes().tally(),
          one.boxes().truth(),
          one.teuHundredths().tally() / 100.0,
          one.teuHundredths().truth() / 100.0,
          one.grams().tally() / 1e6,
          one.grams().truth() / 1e6,
          one.wagons().tally(),
          one.wagons().truth(),
          one.unweighed().moves() == 0 ? "" : "; " + one.unweighed().words());
    }
    for (Deviation one : verdict.deviations().subList(0, Math.min(MESSAGES, count(verdict)))) {
      text.printf("%s %s %s%n", one.kind(), one.equipment(), one.message());
    }
    text.printf(
        "%s: %d deviations, %d readings in %d blocks, %.1f s, %.0f times as fast as life%n",
        verdict.exact() ? "exact" : "not exact",
        count(verdict),
        verdict.run().readings(),
        verdict.run().blocks(),
        verdict.run().wallSeconds(),
        verdict.run().speed());
    text.flush();
  }

  private static int count(Verdict verdict) {
    return verdict.deviations().size();
  }

  private Scenario scenario() {
    try {
      return Scenarios.chosen(name);
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
  }

  private long length(Scenario scenario) {
    if (hours != null && minutes != null) {
      throw bad("--hours and --minutes: wanted one of them");
    }
    if (hours == null && minutes == null) {
      return scenario.lengthMicroseconds();
    }
    double wanted = hours != null ? hours : Objects.requireNonNull(minutes) / 60;
    if (!(wanted > 0 && wanted <= MOST_HOURS)) {
      throw bad("a length of " + wanted + " h, wanted more than 0 and at most " + MOST_HOURS);
    }
    return Math.round(wanted * 3.6e9);
  }

  private ParameterException bad(String message) {
    CommandLine line = spec.commandLine();
    return new ParameterException(line, message);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
