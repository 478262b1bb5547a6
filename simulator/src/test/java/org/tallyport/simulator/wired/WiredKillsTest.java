package org.tallyport.simulator.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.simulator.scenario.Scenario;

class WiredKillsTest {
  private static final double SPEED = 40;
  private static final int KILLS = 8;

  @TempDir private Path folder;

  @Test
  void loseNothingAndRecoverInTime() throws IOException, InterruptedException {
    List<WiredKills.Result> results = kills(KILLS);
    assertTrue(results.stream().allMatch(WiredKills.Result::passed), results::toString);
    assertEquals(KILLS, results.stream().mapToInt(WiredKills.Result::kills).sum());
    assertEquals(results, kills(KILLS), "what is done is not done again");
  }

  @Test
  void goOnFromWhatIsWritten() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("small-3.json"),
        """
        {"seed": 3, "kills": 5, "gaps": 1, "events_in_gaps": 2, "recovery_seconds": 6.5,
         "deviations": ["LOST somewhere"]}
        """);
    List<WiredKills.Result> results = kills(5);
    assertEquals(
        List.of(new WiredKills.Result(3, 5, 1, 2, 6.5, List.of("LOST somewhere"))), results);
    assertTrue(results.stream().noneMatch(WiredKills.Result::passed));
  }

  private List<WiredKills.Result> kills(int count) throws IOException, InterruptedException {
    List<WiredKills.Result> told = new ArrayList<>();
    WiredKills campaign = new WiredKills(small(), SPEED, KILLS, folder, System::nanoTime);
    List<WiredKills.Result> results = campaign.run(count, 3, told::add);
    assertEquals(results, told);
    return results;
  }

  private static Scenario small() {
    return Scenario.named("small").orElseThrow();
  }
}
