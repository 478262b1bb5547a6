package org.tallyport.simulator.stepped;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultKind;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.fault.Tuning;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Run;

/**
 * When the faults of a plan struck that have no window: those that may not cost a reading. A fault
 * at the nth operation of a disk strikes when that comes, or never.
 */
final class Strikes {
  /** Strike at an operation of a disk. */
  private static final Set<FaultKind> AT_AN_OPERATION =
      EnumSet.of(FaultKind.KILLED_AT_DISK, FaultKind.POWER_CUT_AT_DISK, FaultKind.DISK_FAILING);

  private final Scenario scenario;
  private final FaultPlan plan;
  private final Map<Fault, Long> struck = new HashMap<>();

  Strikes(Scenario scenario, FaultPlan plan) {
    this.scenario = scenario;
    this.plan = plan;
  }

  /** A disk went dark, or has begun to fail: by the fault that waited for it. */
  void atOperation(String victim, long now) {
    for (Fault fault : plan.faults()) {
      if (waits(fault)
          && fault.victim().equals(victim)
          && fault.fromMicroseconds() <= now
          && fault.toMicroseconds() >= now) {
        struck.putIfAbsent(fault, now);
      }
    }
  }

  /** Each from when it struck until it was over. */
  List<Run.Fault> all() {
    Set<String> windows =
        FaultWindows.of(scenario, plan).stream().map(Run.Fault::what).collect(Collectors.toSet());
    List<Run.Fault> all = new ArrayList<>();
    if (!plan.tuning().equals(Tuning.USUAL)) {
      all.add(new Run.Fault(List.of(), 0, 0, plan.tuning().line()));
    }
    for (Fault fault : plan.faults()) {
      if (!windows.contains(fault.line()) && (struck.containsKey(fault) || !waits(fault))) {
        long from = struck.getOrDefault(fault, fault.fromMicroseconds());
        all.add(
            new Run.Fault(
                FaultWindows.equipment(scenario, fault),
                from,
                fault.toMicroseconds(),
                fault.line()));
      }
    }
    return all;
  }

  private static boolean waits(Fault fault) {
    return AT_AN_OPERATION.contains(fault.kind());
  }
}
