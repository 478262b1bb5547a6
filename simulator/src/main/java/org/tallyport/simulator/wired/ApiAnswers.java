package org.tallyport.simulator.wired;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.scenario.Terminal;
import org.tallyport.simulator.verdict.Answer;

/** Asks a running gateway about all terminals of a scenario. */
final class ApiAnswers {
  private final Scenario scenario;
  private final Map<String, ApiAnswer> terminals = new LinkedHashMap<>();

  /**
   * Asks about one run.
   *
   * @param root such as {@code http://127.0.0.1:8080}
   */
  ApiAnswers(String root, Scenario scenario) {
    this.scenario = scenario;
    for (Terminal terminal : scenario.terminals()) {
      terminals.put(terminal.id(), new ApiAnswer(root, terminal.id(), scenario.start()));
    }
  }

  /** All that the gateway says of the quarters from the start of the run to its end. */
  Answer ask(long endMicroseconds) throws IOException, InterruptedException {
    List<Answer> answers = new ArrayList<>();
    for (Terminal terminal : scenario.terminals()) {
      answers.add(of(terminal).ask(terminal.equipment(), endMicroseconds));
    }
    return Answer.together(answers);
  }

  /** Per equipment: complete through, microseconds since the start of the run. */
  Map<EquipmentId, Long> throughs() throws IOException, InterruptedException {
    Map<EquipmentId, Long> throughs = new HashMap<>();
    for (ApiAnswer terminal : terminals.values()) {
      throughs.putAll(terminal.throughs());
    }
    return throughs;
  }

  /** The signals of an equipment that were not seen yet or are not good. */
  List<String> unread(EquipmentId equipment) throws IOException, InterruptedException {
    return of(scenario.terminalOf(equipment)).unread(equipment);
  }

  /** The boards that the gateway knows. */
  List<JsonNode> boards() throws IOException, InterruptedException {
    List<JsonNode> boards = new ArrayList<>();
    for (ApiAnswer terminal : terminals.values()) {
      terminal.boards().forEach(boards::add);
    }
    return boards;
  }

  /** The quarters of an equipment from the start of the run on, as the API has them. */
  JsonNode sums(EquipmentId id, long endMicroseconds) throws IOException, InterruptedException {
    return of(scenario.terminalOf(id)).sums(id, endMicroseconds);
  }

  private ApiAnswer of(Terminal terminal) {
    return Objects.requireNonNull(terminals.get(terminal.id()));
  }
}
