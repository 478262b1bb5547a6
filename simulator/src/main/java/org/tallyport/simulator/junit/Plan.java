package org.tallyport.simulator.junit;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tallyport.simulator.Scenarios;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Scenario;

/**
 * What a test wants.
 *
 * @param speed wired: simulated seconds per second, at most
 * @param faults those of the scenario, then those of the test
 */
record Plan(Scenario scenario, long seed, boolean wired, double speed, FaultPlan faults) {
  /**
   * Reads an annotation.
   *
   * @throws IllegalArgumentException that says what was wanted
   */
  static Plan of(SimulatedTerminal wanted) {
    Scenario scenario = Scenarios.chosen(wanted.value());
    if (!(wanted.speed() > 0)) {
      throw new IllegalArgumentException("speed " + wanted.speed() + ": wanted more than 0");
    }
    List<String> lines = new ArrayList<>(scenario.faults());
    lines.addAll(List.of(wanted.faults()));
    FaultPlan faults = FaultPlan.parse(lines);
    faults.requireVictims(scenario);
    return new Plan(scenario, wanted.seed(), wanted.wired(), wanted.speed(), faults);
  }

  /** Refuses to judge a run in which a part of the plan has not happened yet. */
  void expectFaultsOver(long nowMicroseconds) {
    if (faults.toMicroseconds() > nowMicroseconds) {
      throw new IllegalStateException(
          "the last fault is over at %.1f s, the run is at %.1f s: advance further before judging"
              .formatted(faults.toMicroseconds() / 1e6, nowMicroseconds / 1e6));
    }
  }

  /** What a failed test has to say: enough to run the same again. */
  String told() {
    StringBuilder text = new StringBuilder();
    text.append("scenario ").append(scenario.name());
    text.append(", seed ").append(seed);
    text.append(wired ? ", wired" : ", stepped");
    text.append(faults.faults().isEmpty() ? ", no faults" : ", faults:");
    faults.faults().forEach(fault -> text.append("\n  ").append(fault.line()));
    return text.toString();
  }

  static long microseconds(Duration time) {
    if (!time.isPositive()) {
      throw new IllegalArgumentException("advance by " + time + ": wanted more than 0");
    }
    return time.toNanos() / 1_000;
  }

  static URI api(String root) {
    return URI.create(root + "/api/v1/");
  }
}
