package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.RecoveryBound;

/** When the last fault is over, every board is heard again within the recovery bound. */
final class Recovery {
  private static final Duration BOUND = RecoveryBound.AFTER_THE_LAST_FAULT;

  private final SteppedRun run;
  private final long overMicroseconds;
  private final List<Deviation> deviations = new ArrayList<>();

  private Recovery(SteppedRun run, long overMicroseconds) {
    this.run = run;
    this.overMicroseconds = overMicroseconds;
  }

  /** Plans the look at the gateway; none where nothing is done to the run. */
  static Recovery plan(SteppedRun run, FaultPlan plan) {
    long over = plan.toMicroseconds() + FaultInjection.DOWN;
    Recovery recovery = new Recovery(run, over);
    if (!plan.faults().isEmpty()) {
      run.plan(over + TimeUnit.SECONDS.toMicros(BOUND.toSeconds()), recovery::look);
    }
    return recovery;
  }

  private void look() throws IOException {
    for (Board board : run.scenario().boards()) {
      long heard = run.gateway().heardMicroseconds(board);
      EquipmentId equipment = board.equipment().getFirst();
      if (heard < overMicroseconds) {
        OptionalLong through = run.gateway().asked().through(equipment);
        deviations.add(
            new Deviation(
                Deviation.Kind.RECOVERY,
                equipment,
                "the last fault was over at %.1f s, %d s later its board was last heard at %.1f s, and"
                        .formatted(overMicroseconds / 1e6, BOUND.toSeconds(), heard / 1e6)
                    + " is complete through "
                    + (through.isPresent()
                        ? "%.1f s".formatted(through.getAsLong() / 1e6)
                        : "nothing")));
      }
    }
  }

  List<Deviation> deviations() {
    return deviations;
  }
}
