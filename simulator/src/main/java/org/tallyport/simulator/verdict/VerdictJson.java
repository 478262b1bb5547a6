package org.tallyport.simulator.verdict;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tallyport.simulator.use.Growth;
import org.tallyport.simulator.verdict.Deviation.Kind;

/** Writes {@code verdict.json}. */
public final class VerdictJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private VerdictJson() {}

  /**
   * Writes a verdict: {@code scenario}, {@code seed}, {@code mode}, {@code simulated_seconds},
   * {@code wall_seconds}, {@code readings}, {@code blocks}, {@code equipment} (each {@code id} and
   * {@code boxes}, {@code teu}, {@code tonnes}, {@code wagons} as {@code truth} and {@code tally},
   * and {@code unweighed} {@code moves} of {@code tonnes} that are in no sum), {@code
   * covered_seconds}, {@code speed}, {@code lost}, {@code duplicated}, {@code phantom}, {@code
   * mistimed}, {@code gaps} ({@code equipment}, {@code from}, {@code to}, {@code reason}), {@code
   * verdict}; and {@code use} where somebody looked: per figure, named with its unit, {@code
   * first}, {@code last}, {@code most} and {@code per_simulated_hour} after the first quarter.
   *
   * @param file overwritten
   * @param start UTC of the start of the run
   */
  public static void write(Path file, Verdict verdict, Instant start, List<Growth> use)
      throws IOException {
    ObjectNode tree = tree(verdict, start);
    if (!use.isEmpty()) {
      use(tree.putObject("use"), use);
    }
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), tree);
  }

  private static void use(ObjectNode tree, List<Growth> use) {
    for (Growth one : use) {
      ObjectNode node = tree.putObject(one.name());
      node.put("first", Math.round(one.first()));
      node.put("last", Math.round(one.last()));
      node.put("most", Math.round(one.most()));
      node.put("per_simulated_hour", Math.round(one.perHour() * 1000) / 1000.0);
    }
  }

  static ObjectNode tree(Verdict verdict, Instant start) {
    Run run = verdict.run();
    ObjectNode tree = JSON.createObjectNode();
    tree.put("scenario", run.scenario());
    tree.put("seed", run.seed());
    tree.put("mode", run.mode());
    tree.put("simulated_seconds", seconds(run.simulatedMicroseconds()));
    tree.put("wall_seconds", Math.round(run.wallSeconds() * 1000) / 1000.0);
    tree.put("readings", run.readings());
    tree.put("blocks", run.blocks());
    for (Verdict.Figures figures : verdict.figures()) {
      ObjectNode node = tree.withArray("/equipment").addObject();
      node.put("id", figures.equipment().value());
      pair(node.putObject("boxes"), figures.boxes(), 0);
      pair(node.putObject("teu"), figures.teuHundredths(), 2);
      pair(node.putObject("tonnes"), figures.grams(), 6);
      ObjectNode unweighed = node.putObject("unweighed");
      unweighed.put("moves", figures.unweighed().moves());
      unweighed.put("tonnes", number(figures.unweighed().grams(), 6));
      pair(node.putObject("wagons"), figures.wagons(), 0);
    }
    tree.put("covered_seconds", seconds(verdict.coveredMicroseconds()));
    tree.put("speed", Math.round(run.speed() * 10) / 10.0);
    tree.put("lost", verdict.count(Kind.LOST));
    tree.put("duplicated", verdict.count(Kind.DUPLICATED));
    tree.put("phantom", verdict.count(Kind.PHANTOM));
    tree.put("mistimed", verdict.count(Kind.MISTIMED));
    tree.putArray("gaps");
    for (Verdict.Unknown unknown : verdict.gaps()) {
      ObjectNode node = tree.withArray("/gaps").addObject();
      node.put("equipment", unknown.gap().equipment().value());
      node.put("from", time(start, unknown.gap().fromMicroseconds()));
      node.put("to", time(start, unknown.gap().toMicroseconds()));
      node.put("reason", unknown.gap().reason());
      node.put("events", unknown.events());
    }
    tree.put("verdict", verdict.exact() ? "exact" : "not exact");
    return tree;
  }

  private static void pair(ObjectNode node, Verdict.Pair pair, int decimals) {
    node.put("truth", number(pair.truth(), decimals));
    node.put("tally", number(pair.tally(), decimals));
  }

  private static BigDecimal number(long steps, int decimals) {
    BigDecimal number = BigDecimal.valueOf(steps, decimals).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static BigDecimal seconds(long microseconds) {
    return number(microseconds, 6);
  }

  private static String time(Instant start, long microseconds) {
    return start.plus(microseconds, ChronoUnit.MICROS).toString();
  }
}
