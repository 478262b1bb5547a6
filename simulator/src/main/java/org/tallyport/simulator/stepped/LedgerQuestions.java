package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.scenario.Terminal;
import org.tallyport.simulator.verdict.Answer;

/** What the ledger of a stepped run says when it is asked as a user asks; asked at any time. */
record LedgerQuestions(Scenario scenario, Path file, VirtualTime time) {
  private static final int MOST_ALARMS = 1_000;

  /** What a user would be told about the run so far. */
  Answer answer() throws IOException {
    return ask(
        reader -> {
          List<Answer> answers = new ArrayList<>();
          for (Terminal terminal : scenario.terminals()) {
            answers.add(
                new LedgerAnswer(reader, scenario, terminal, time.microseconds())
                    .ask(terminal.equipment()));
          }
          return Answer.together(answers);
        });
  }

  /** What a person would be told to look at, from new to old. */
  List<Alarm> alarms() throws IOException {
    return ask(
        reader ->
            scenario.terminals().stream()
                .flatMap(terminal -> reader.alarms(terminal.id(), MOST_ALARMS).stream())
                .toList());
  }

  /** What the boards have delivered so far. */
  LedgerReader.Delivered delivered() throws IOException {
    return ask(
        reader -> {
          long blocks = 0;
          long readings = 0;
          for (Terminal terminal : scenario.terminals()) {
            LedgerReader.Delivered delivered = reader.delivered(terminal.id());
            blocks += delivered.blocks();
            readings += delivered.readings();
          }
          return new LedgerReader.Delivered(blocks, readings);
        });
  }

  /** Complete through, microseconds of the run; empty for equipment that was never heard of. */
  OptionalLong through(EquipmentId equipment) throws IOException {
    long start = ChronoUnit.MICROS.between(Instant.EPOCH, scenario.start());
    String terminal = scenario.terminalOf(equipment).id();
    OptionalLong through = ask(reader -> reader.through(terminal, equipment));
    return through.isPresent() ? OptionalLong.of(through.getAsLong() - start) : through;
  }

  /** The same of all equipment that was ever heard of. */
  Map<EquipmentId, Long> throughs() throws IOException {
    long start = ChronoUnit.MICROS.between(Instant.EPOCH, scenario.start());
    return ask(
        reader -> {
          Map<EquipmentId, Long> throughs = new HashMap<>();
          for (EquipmentId id : scenario.equipment()) {
            reader
                .through(scenario.terminalOf(id).id(), id)
                .ifPresent(through -> throughs.put(id, through - start));
          }
          return throughs;
        });
  }

  private interface Question<T> {
    T of(LedgerReader reader);
  }

  private <T> T ask(Question<T> question) throws IOException {
    try (LedgerReader reader = LedgerReader.open(file)) {
      return question.of(reader);
    } catch (LedgerFault | UncheckedIOException e) {
      throw new IOException("the ledger " + file + " cannot be asked", e);
    }
  }
}
