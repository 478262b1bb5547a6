package org.tallyport.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.tallyport.simulator.campaign.Campaign;
import org.tallyport.simulator.campaign.CampaignFiles;
import org.tallyport.simulator.campaign.CampaignPlan;
import org.tallyport.simulator.campaign.CampaignSummary;
import org.tallyport.simulator.campaign.Trials;
import org.tallyport.simulator.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code campaign}: many seeds under random faults. */
@Command(
    name = "campaign",
    description = "Judges many seeds under random faults; goes on where it was ended.",
    mixinStandardHelpOptions = true)
final class CampaignCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final double MOST_HOURS = 24 * 366;

  private final LongSupplier nanoTime;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..1",
      description = "A name (see 'scenarios') or a file, default small.")
  private String name = "small";

  @Option(names = "--seeds", paramLabel = "N", description = "Stepped runs, default 100.")
  private int seeds = 100;

  @Option(names = "--minutes", paramLabel = "M", description = "Simulated, of each; default 20.")
  private int minutes = 20;

  @Option(names = "--first", paramLabel = "S", description = "First seed, default 1.")
  private long first = 1;

  @Option(names = "--kills", paramLabel = "K", description = "Of real programs, default 0.")
  private int kills;

  @Option(
      names = "--images",
      paramLabel = "I",
      description = "Seeds whose images of journals and ledgers are damaged, default 0.")
  private int images;

  @Option(names = "--days", paramLabel = "D", description = "Whole days of baku, default 0.")
  private int days;

  @Option(names = "--hours", paramLabel = "H", description = "Begins nothing more after these.")
  private @Nullable Double hours;

  @Option(names = "--threads", paramLabel = "T", description = "Default: one per processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Made if missing.")
  private Path out;

  CampaignCommand(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logs.off();
    CampaignPlan plan;
    Scenario scenario;
    try {
      plan = new CampaignPlan(name, seeds, minutes, first, kills, images, days, threads);
      scenario = Scenarios.chosen(name);
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
    BooleanSupplier goOn = goOn();
    String version = new Main.Version().getVersion()[0];
    PrintWriter text = spec.commandLine().getOut();
    CampaignSummary summary;
    try (CampaignProgress progress = new CampaignProgress(text, nanoTime)) {
      summary =
          new Campaign(plan, scenario, out, trials(), version, goOn, nanoTime, progress).run();
    }
    new CampaignFiles(summary, machine()).write(out);
    text.println(
        (summary.passed() ? "passed" : "failed")
            + (summary.complete() ? "" : ", not all of it done; the same command goes on")
            + ": see "
            + out.resolve("campaign.md"));
    text.flush();
    return summary.passed() ? 0 : FAILED;
  }

  private Trials trials() {
    return (trial, folder) -> {
      long began = nanoTime.getAsLong();
      return trial.run(folder, _ -> {}, () -> (nanoTime.getAsLong() - began) / 1e9);
    };
  }

  private BooleanSupplier goOn() {
    if (hours == null) {
      return () -> true;
    }
    if (!(hours > 0 && hours <= MOST_HOURS)) {
      throw bad("--hours " + hours + ": wanted more than 0 and at most " + MOST_HOURS);
    }
    long began = nanoTime.getAsLong();
    long most = (long) (hours * 3.6e12);
    return () -> nanoTime.getAsLong() - began < most;
  }

  private Map<String, String> machine() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("sqlite-jdbc", SQLiteJDBCLoader.getVersion());
    return machine;
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
