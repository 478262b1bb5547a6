package org.tallyport.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.verdict.Verdict;

class RealTerminalTest {
  @Test
  @SimulatedTerminal(
      value = "small",
      seed = 7,
      wired = true,
      speed = 100,
      faults = "link-cut rail-1 from 60 s for 60 s")
  void runsTheRealPrograms(Terminal terminal) throws IOException {
    terminal.advance(Duration.ofMinutes(2));
    assertFalse(terminal.now().isBefore(terminal.start().plusSeconds(120)));
    JsonNode terminals = new ObjectMapper().readTree(terminal.ask("terminals"));
    assertEquals("AZBAK", terminals.path(0).path("id").asText());
    long wagons = terminal.truth().stream().filter(TrueEvent.Pass.class::isInstance).count();
    assertNotEquals(0, wagons);
    Verdict verdict = terminal.verdict();
    assertTrue(verdict.exact(), () -> verdict.deviations().toString());
    assertEquals("wired", verdict.run().mode());
    assertEquals(1, verdict.run().faults().size());
  }
}
