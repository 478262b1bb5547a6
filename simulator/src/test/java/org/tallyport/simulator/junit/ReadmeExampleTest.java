package org.tallyport.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.verdict.Verdict;

/** As in the README. */
class ReadmeExampleTest {
  @Test
  @SimulatedTerminal(value = "small", seed = 7, faults = "link-cut quay-1 from 60 s for 30 s")
  void showsEveryMoveThoughTheLinkWasCut(Terminal terminal) throws IOException {
    terminal.advance(Duration.ofMinutes(20));

    long happened = terminal.truth().stream().filter(TrueEvent.Move.class::isInstance).count();
    String moves = terminal.ask("terminals/AZBAK/equipment/STS-1/moves");
    assertEquals(happened, new ObjectMapper().readTree(moves).path("moves").size());

    Verdict verdict = terminal.verdict();
    assertTrue(verdict.exact(), () -> verdict.deviations().toString());
  }
}
