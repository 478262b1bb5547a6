package org.tallyport.simulator.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadFiguresTest {
  private static final LoadPlan PLAN =
      new LoadPlan(10, 5, 2, Duration.ofSeconds(10), Optional.empty());

  private static LoadReport report(LoadReport.Sums sums, long readings, long blocks) {
    return new LoadReport(
        PLAN,
        10,
        0,
        sums,
        readings,
        blocks,
        new LoadReport.Latency(1, 2),
        new LoadReport.GatewayUse(0, 0, 0, 0, 0, 0),
        0,
        new LoadReport.Machine(2, 0, 0),
        List.of());
  }

  private static LoadReport.Sums sums(long made, long refused, long acknowledged, long forked) {
    return new LoadReport.Sums(made, refused, acknowledged, 20, 0, 0, forked);
  }

  @Test
  void passesWhenEverythingMadeIsHeldAndAcknowledged() {
    assertEquals(List.of(), report(sums(1_000, 0, 1_000, 0), 1_000, 20).faults());
  }

  @Test
  void failsForEveryReadingThatIsMissingSomewhere() {
    assertEquals(1, report(sums(1_000, 0, 999, 0), 1_000, 20).faults().size());
    assertEquals(1, report(sums(1_000, 0, 1_000, 0), 999, 20).faults().size());
    assertEquals(1, report(sums(1_000, 0, 1_000, 0), 1_001, 20).faults().size());
    assertEquals(1, report(sums(1_000, 0, 1_000, 0), 1_000, 19).faults().size());
    assertEquals(1, report(sums(1_000, 0, 1_000, 2), 1_000, 20).faults().size());
    assertEquals(1, report(sums(1_000, 7, 1_000, 0), 1_000, 20).faults().size());
    assertEquals(1, report(sums(900, 0, 900, 0), 900, 20).faults().size());
  }

  @Test
  void knowsHowMuchIsWithinADuration() {
    Latencies latencies = new Latencies();
    for (int i = 1; i <= 100; i++) {
      latencies.add(i * 1_000_000L);
    }
    assertEquals(50, latencies.milliseconds(0.5), 2.6);
    assertEquals(99, latencies.milliseconds(0.99), 5.1);
    assertEquals(0, new Latencies().milliseconds(0.5));
  }

  @Test
  void refusesPlansThatCannotBe() {
    Duration length = Duration.ofSeconds(10);
    Optional<URI> none = Optional.empty();
    assertThrows(IllegalArgumentException.class, () -> new LoadPlan(0, 5, 1, length, none));
    assertThrows(IllegalArgumentException.class, () -> new LoadPlan(1, 0, 1, length, none));
    assertThrows(IllegalArgumentException.class, () -> new LoadPlan(1, 5, 0, length, none));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LoadPlan(1, 5, 1, length, Optional.of(URI.create("ssl://127.0.0.1:8883"))));
  }

  @Test
  void movesOneBoxPerCycleThroughTheTrolleysZones() {
    LoadSignals signals = new LoadSignals(LoadYaml.equipment(0), 10);
    assertEquals(10, signals.signals().size());
    assertEquals(0, signals.steps(0, 10));
    assertEquals(1, signals.steps(0, 50));
    assertEquals(3_000, signals.steps(4, 22));
    assertEquals(-800, signals.steps(4, 78));
    assertEquals(2_250, signals.steps(2, 50));
    assertEquals(0, signals.steps(2, 100));
  }
}
