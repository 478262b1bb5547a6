package org.tallyport.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadRunTest {
  @TempDir private Path folder;

  @Test
  void everyReadingOfAFewBoardsIsInTheLedger() throws Exception {
    LoadPlan plan = new LoadPlan(20, 25, 1, Duration.ofSeconds(1), Optional.empty());
    List<String> lines = new ArrayList<>();
    LoadReport report =
        new LoadRun(plan, folder, System::nanoTime, InstantSource.system(), lines::add).run();
    assertEquals(
        List.of(), report.faults().stream().filter(fault -> !fault.contains("too slow")).toList());
    assertTrue(report.sums().made() >= 20 * 25, report.toString());
    assertEquals(report.sums().made(), report.ledgerReadings());
    assertTrue(report.latency().p50Milliseconds() > 0, report.toString());
    assertTrue(lines.size() >= 2, lines.toString());
    Path file = folder.resolve("load.json");
    LoadJson.write(file, report);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertEquals(report.sums().made(), json.get("readings_in_ledger").asLong());
    assertEquals(report.faults().isEmpty() ? "passed" : "failed", json.get("verdict").asText());
  }
}
