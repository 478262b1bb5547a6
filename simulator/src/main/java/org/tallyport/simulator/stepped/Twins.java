package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.model.Chance;

/** Boards that run under the id of another one, each for the time of a fault. */
final class Twins implements AutoCloseable {
  private final SteppedRun run;
  private final FaultPlan plan;
  private final Path folder;
  private final Chance chance;
  private final Map<Fault, SteppedBoard> running = new LinkedHashMap<>();
  private int begun;

  /**
   * No twins yet.
   *
   * @param folder of the run, where each gets a folder of its own
   */
  Twins(SteppedRun run, FaultPlan plan, Path folder, Chance chance) {
    this.run = run;
    this.plan = plan;
    this.folder = folder;
    this.chance = chance;
  }

  /** Boots the twin that a fault asks for. */
  void begin(Fault fault) throws IOException {
    begun++;
    SteppedBoard first = run.board(fault.victim());
    String name = "%s-twin-%d".formatted(first.id(), begun);
    running.put(
        fault,
        first.twin(
            run.scenario(),
            folder.resolve(name),
            plan.tuning(),
            chance.part(name),
            fault.amount() == 1));
  }

  /** Takes it away: what its card still has is never delivered. */
  void end(Fault fault) {
    SteppedBoard twin = running.remove(fault);
    if (twin != null) {
      twin.close();
      twin.disk().close();
    }
  }

  /** Steps all that run. */
  void step() {
    running.values().forEach(SteppedBoard::step);
  }

  @Override
  public void close() {
    List<Fault> rest = new ArrayList<>(running.keySet());
    rest.forEach(this::end);
  }
}
