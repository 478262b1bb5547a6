package org.tallyport.simulator.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Writes {@code campaign.json} and {@code campaign.md}.
 *
 * @param machine what it ran on, such as {@code java} to {@code 25.0.1}
 */
public record CampaignFiles(CampaignSummary summary, Map<String, String> machine) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes both over those of an earlier start. */
  public void write(Path folder) throws IOException {
    JSON.writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("campaign.json").toFile(), tree());
    Files.write(folder.resolve("campaign.md"), page());
  }

  private String word() {
    String done = summary.complete() ? "" : ", not all of it done";
    return (summary.passed() ? "passed" : "failed") + done;
  }

  private ObjectNode tree() {
    ObjectNode tree = JSON.createObjectNode();
    tree.put("scenario", summary.scenario());
    tree.put("passed", summary.passed());
    tree.put("complete", summary.complete());
    tree.put("first_seed", summary.plan().first());
    ObjectNode seeds = tree.putObject("seeds");
    summary
        .figures()
        .forEach(
            (name, one) -> {
              ObjectNode node = seeds.putObject(name);
              node.put("seeds", one.seeds());
              node.put("exact", one.exact());
              node.put("true_events", one.trueEvents());
              node.put("gaps", one.gaps());
              node.put("events_in_gaps", one.eventsInGaps());
              node.put("readings", one.readings());
              node.put("run_seconds", rounded(one.seconds()));
            });
    ObjectNode faults = tree.putObject("faults");
    summary.faults().forEach(faults::put);
    tree.put("kills", summary.killed());
    tree.put("kill_runs", summary.killRuns());
    tree.put("slowest_recovery_seconds", summary.slowestRecoverySeconds());
    ObjectNode images = tree.putObject("images");
    images.put("seeds", summary.images().size());
    images.put("images", sum(ImageResult::images));
    images.put("variants", sum(ImageResult::variants));
    images.put("reboots", sum(ImageResult::reboots));
    images.put("restarts", sum(ImageResult::restarts));
    images.put("holes_told", sum(ImageResult::holes));
    tree.put("wall_seconds_of_last_start", rounded(summary.seconds()));
    ObjectNode versions = tree.putObject("machine");
    machine.forEach(versions::put);
    summary.versions().forEach(tree.putArray("versions")::add);
    tree.putArray("failures");
    for (CampaignSummary.Failure one : summary.failures()) {
      ObjectNode node = tree.withArray("/failures").addObject();
      node.put("what", one.what());
      node.put("replay", one.replay());
    }
    return tree;
  }

  private List<String> page() {
    List<String> page = new ArrayList<>();
    page.add("# Campaign: " + word());
    page.add("");
    page.add(
        "| Seeds of | seeds | exact | true events | gaps | events in gaps | readings | run s |");
    page.add("|---|---:|---:|---:|---:|---:|---:|---:|");
    summary.figures().forEach((name, one) -> page.add(row(name, one)));
    page.add("");
    page.add("First seed " + summary.plan().first() + ", random faults from each seed.");
    other(page);
    page.add("");
    page.add("| Kind of fault | times |");
    page.add("|---|---:|");
    summary
        .faults()
        .forEach((kind, n) -> page.add(String.format(Locale.ROOT, "| %s | %,d |", kind, n)));
    page.add("");
    page.add(
        String.format(
            Locale.ROOT,
            "The last start took %.0f s. Written by: %s.",
            summary.seconds(),
            versions()));
    machine.forEach((name, value) -> page.add("- " + name + ": " + value));
    page.add("");
    failures(page);
    return page;
  }

  private String versions() {
    return String.join(", ", summary.versions());
  }

  private static String row(String name, CampaignSummary.Figures one) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %,d | %,d | %,d | %,.0f |",
        name,
        one.seeds(),
        one.exact(),
        one.trueEvents(),
        one.gaps(),
        one.eventsInGaps(),
        one.readings(),
        one.seconds());
  }

  private void other(List<String> page) {
    if (summary.killRuns() > 0) {
      page.add("");
      page.add(
          String.format(
              Locale.ROOT,
              "%,d kills of real programs in %,d wired runs; slowest recovery %.1f s.",
              summary.killed(),
              summary.killRuns(),
              summary.slowestRecoverySeconds()));
    }
    if (!summary.images().isEmpty()) {
      page.add("");
      page.add(
          String.format(
              Locale.ROOT,
              "%,d images of journals and ledgers, one for each commit of %,d seeds, opened in %,d"
                  + " damaged and whole variants; %,d boards booted from one; the gateway went on"
                  + " from one %,d times, with %,d holes told where acknowledged commits were"
                  + " lost.",
              sum(ImageResult::images),
              summary.images().size(),
              sum(ImageResult::variants),
              sum(ImageResult::reboots),
              sum(ImageResult::restarts),
              sum(ImageResult::holes)));
    }
  }

  private long sum(ToLongFunction<ImageResult> figure) {
    return summary.images().stream().mapToLong(figure).sum();
  }

  private void failures(List<String> page) {
    page.add("## Failures");
    page.add("");
    if (summary.passed()) {
      page.add("None.");
    }
    for (CampaignSummary.Failure one : summary.failures()) {
      page.add("- " + one.what());
      if (!one.replay().isEmpty()) {
        page.add("");
        page.add("      " + one.replay());
        page.add("");
      }
    }
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }
}
