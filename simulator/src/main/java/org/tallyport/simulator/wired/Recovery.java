package org.tallyport.simulator.wired;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.RecoveryBound;

/**
 * How long a terminal takes to recover from the last fault: until every board is online and the
 * tally of every piece of equipment is complete through a time after the fault. Blocks are accepted
 * in order, so that no backlog from before or during the fault is left then.
 */
final class Recovery {
  private static final double BOUND_SECONDS = RecoveryBound.AFTER_THE_LAST_FAULT.toSeconds();

  private final Scenario scenario;
  private final LongSupplier nanoTime;
  private boolean mended;
  private long mendedNanos;
  private long mendedMicroseconds;
  private double seconds = -1;

  Recovery(Scenario scenario, LongSupplier nanoTime) {
    this.scenario = scenario;
    this.nanoTime = nanoTime;
  }

  /** Looks whether it has recovered; to be called often once all faults are over. */
  void look(WiredTerminal terminal) throws InterruptedException {
    if (!mended) {
      mended = true;
      mendedNanos = nanoTime.getAsLong();
      mendedMicroseconds = terminal.world().microseconds();
    } else if (seconds < 0 && fresh(terminal.api())) {
      seconds = (nanoTime.getAsLong() - mendedNanos) / 1e9;
    }
  }

  private boolean fresh(ApiAnswers api) throws InterruptedException {
    try {
      for (JsonNode board : api.boards()) {
        if (!board.path("online").asBoolean()) {
          return false;
        }
      }
      Map<EquipmentId, Long> throughs = api.throughs();
      return scenario.equipment().stream()
          .allMatch(id -> throughs.getOrDefault(id, Long.MIN_VALUE) > mendedMicroseconds);
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A deviation where it took longer than the bound, or for ever. */
  List<Deviation> deviations() {
    if (seconds >= 0 && seconds <= BOUND_SECONDS) {
      return List.of();
    }
    String when = seconds < 0 ? "not at all" : "after %.1f s".formatted(seconds);
    return List.of(
        new Deviation(
            Deviation.Kind.RECOVERY,
            scenario.equipment().getFirst(),
            "a fresh tally of all equipment after the last fault: %s, bound %.0f s of real time"
                .formatted(when, BOUND_SECONDS)));
  }

  /** Real time from the end of the last fault; empty while it has not recovered. */
  OptionalDouble seconds() {
    return seconds < 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }
}
