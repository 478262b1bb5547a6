package org.tallyport.simulator.stepped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;

class SeveralTerminalsTest {
  private static final long SECOND = 1_000_000;

  @TempDir private Path folder;

  @Test
  void aFaultOfTheGatewaysLineIsOneOfAllItsTerminals() throws IOException {
    Scenario scenario = Scenario.named("corridor").orElseThrow();
    FaultPlan plan = FaultPlan.parse(List.of("link-cut gateway from 60 s for 60 s"));
    try (SteppedRun run = new SteppedRun(scenario, 1, plan, folder)) {
      run.advance(115 * SECOND, _ -> {});
      List<String> cut = scenario.boards().stream().map(Board::id).toList();
      assertEquals(cut, cut.stream().filter(id -> run.board(id).waiting() > 4).toList());
      run.advance(200 * SECOND, _ -> {});
      assertTrue(cut.stream().allMatch(id -> run.board(id).waiting() <= 4), "it is over");
    }
  }
}
