package org.tallyport.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.simulator.Scenarios;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.verdict.Verdict;

@SimulatedTerminal(value = "small", seed = 3)
class TerminalTest {
  private @Nullable Terminal before;

  @BeforeEach
  void takes(Terminal terminal) {
    before = terminal;
  }

  @Test
  void isOneForTheTestAndWhatGoesBeforeIt(Terminal terminal) {
    assertSame(before, terminal);
  }

  @Test
  void beginsAtTheStartOfItsScenario(Terminal terminal) {
    assertEquals(Instant.parse("2025-03-03T20:00:00Z"), terminal.start());
    assertEquals(terminal.start(), terminal.now());
    assertEquals(List.of(), terminal.truth());
  }

  @Test
  void movesOnlyWhenItIsTold(Terminal terminal) {
    terminal.advance(Duration.ofMillis(700));
    terminal.advance(Duration.ofMillis(700));
    terminal.advance(Duration.ofMillis(700));
    assertEquals(terminal.start().plusSeconds(2), terminal.now());
    assertThrows(IllegalArgumentException.class, () -> terminal.advance(Duration.ZERO));
  }

  @Test
  void isTheSameHoweverItIsAdvanced(Terminal terminal, @TempDir Path folder) throws IOException {
    for (int i = 0; i < 24; i++) {
      terminal.advance(Duration.ofSeconds(50));
    }
    Plan plan = new Plan(Scenarios.chosen("small"), 3, false, 1, FaultPlan.NONE);
    try (SteppedTerminal atOnce = new SteppedTerminal(plan, folder, () -> 0)) {
      atOnce.advance(Duration.ofMinutes(20));
      assertEquals(atOnce.truth(), terminal.truth());
      assertNotEquals(List.of(), terminal.truth());
      Verdict verdict = terminal.verdict();
      assertTrue(verdict.exact(), () -> verdict.deviations().toString());
      assertEquals(atOnce.verdict().figures(), verdict.figures());
      assertEquals(atOnce.now(), terminal.now());
    }
  }

  @Test
  void answersAsTheGatewayDoesAtTheSameAddress(Terminal terminal) throws IOException {
    URI api = terminal.api();
    assertEquals("AZBAK", get(api.resolve("terminals")).path(0).path("id").asText());
    terminal.advance(Duration.ofMinutes(5));
    assertEquals(api, terminal.api());
    JsonNode crane = get(api.resolve("terminals/AZBAK/equipment")).path(0);
    Instant through = Instant.parse(crane.path("complete_through").asText());
    assertTrue(
        through.isAfter(terminal.now().minusSeconds(30)) && !through.isAfter(terminal.now()),
        () -> through + " at " + terminal.now());
    JsonNode boards = get(api.resolve("terminals/AZBAK/edges"));
    assertTrue(boards.path(0).path("online").asBoolean(), boards::toString);
  }

  @Test
  @SimulatedTerminal(value = "small", seed = 4)
  void prefersTheScenarioOfTheTest(Terminal terminal) {
    terminal.advance(Duration.ofSeconds(1));
    assertEquals(4, terminal.verdict().run().seed());
  }

  @Test
  @SimulatedTerminal(value = "small", faults = "board-killed quay-1 from 60 s for 30 s")
  void suffersTheFaultsOfTheTest(Terminal terminal) {
    terminal.advance(Duration.ofMinutes(2));
    Verdict verdict = terminal.verdict();
    assertTrue(verdict.exact(), () -> verdict.deviations().toString());
    assertEquals(List.of("STS-1"), gapsOf(verdict));
  }

  @Test
  @SimulatedTerminal(value = "small", faults = "gateway-killed gateway from 60 s for 30 s")
  void doesNotAnswerWhileTheGatewayIsDead(Terminal terminal) throws IOException {
    URI terminals = terminal.api().resolve("terminals");
    terminal.advance(Duration.ofSeconds(70));
    assertThrows(ConnectException.class, () -> get(terminals));
    terminal.advance(Duration.ofSeconds(30));
    assertEquals("AZBAK", get(terminals).path(0).path("id").asText());
  }

  @Test
  @SimulatedTerminal(value = "small", faults = "ledger-restored gateway from 30 s for 60 s")
  void answersFromALedgerThatWasReplaced(Terminal terminal) throws IOException {
    URI equipment = terminal.api().resolve("terminals/AZBAK/equipment");
    terminal.advance(Duration.ofMinutes(1));
    Instant copied = through(equipment);
    terminal.advance(Duration.ofMinutes(5));
    assertTrue(through(equipment).isAfter(copied.plusSeconds(200)));
    Verdict verdict = terminal.verdict();
    assertTrue(verdict.exact(), () -> verdict.deviations().toString());
  }

  @Test
  @SimulatedTerminal(value = "small", faults = "link-cut quay-1 from 60 s for 30 s")
  void refusesToJudgeBeforeTheFaultsAreOver(Terminal terminal) {
    terminal.advance(Duration.ofSeconds(89));
    Exception refused = assertThrows(IllegalStateException.class, terminal::verdict);
    assertTrue(String.valueOf(refused.getMessage()).contains("advance further"), refused::toString);
    terminal.advance(Duration.ofSeconds(1));
    assertTrue(terminal.verdict().exact());
  }

  /** Without an annotation of its own. */
  @Nested
  class Within {
    @Test
    void takesTheScenarioOfTheClassAround(Terminal terminal) {
      terminal.advance(Duration.ofSeconds(1));
      assertEquals(3, terminal.verdict().run().seed());
    }
  }

  private static Instant through(URI equipment) throws IOException {
    return Instant.parse(get(equipment).path(0).path("complete_through").asText());
  }

  private static List<String> gapsOf(Verdict verdict) {
    return verdict.gaps().stream()
        .map(unknown -> unknown.gap().equipment().value())
        .distinct()
        .toList();
  }

  private static JsonNode get(URI address) throws IOException {
    try (InputStream answer = address.toURL().openStream()) {
      return new ObjectMapper().readTree(answer);
    }
  }
}
