package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.report.RunSamples;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.BoardYaml;
import org.tallyport.simulator.scenario.RunFolder;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.Run;

/** One stepped run. One thread. */
public final class SteppedRun implements AutoCloseable {
  /** Virtual time between two steps of everything. */
  private static final long STEP_MICROSECONDS = 500_000;

  /**
   * How long a run goes on after the time that is judged, so that all of that is recognised and
   * delivered: a train counts as past after three minutes of silence.
   */
  private static final long TAIL_MICROSECONDS = 600_000_000;

  private static final int INBOUND_MESSAGES = 100_000;

  private Optional<RunSamples> samples = Optional.empty();
  private final Scenario scenario;
  private final FaultPlan plan;
  private final Cadence cadence;
  private final VirtualTime time;
  private final World world;
  private final MemoryBroker broker;
  private final SteppedGateway gateway;
  private final List<SteppedBoard> boards = new ArrayList<>();
  private final Interventions planned = new Interventions();
  private final Strikes strikes;
  private final Outages outages;
  private final Recovery recovery;
  private final Twins twins;
  private long next;

  /** Sets an undisturbed run up. */
  public SteppedRun(Scenario scenario, long seed, Path folder) throws IOException {
    this(scenario, seed, FaultPlan.NONE, folder);
  }

  /**
   * Sets a run up: files of boards and gateway in a folder, which is emptied first.
   *
   * @param plan what is done to it
   * @param folder of this run alone
   */
  public SteppedRun(Scenario scenario, long seed, FaultPlan plan, Path folder) throws IOException {
    this(scenario, seed, plan, folder, plan::touchesDisk);
  }

  /** Sets an undisturbed run up whose machines all have simulated disks, and sync to them. */
  public static SteppedRun onDisks(Scenario scenario, long seed, Path folder) throws IOException {
    return new SteppedRun(scenario, seed, FaultPlan.NONE, folder, _ -> true);
  }

  private SteppedRun(
      Scenario scenario, long seed, FaultPlan plan, Path folder, Predicate<String> simulated)
      throws IOException {
    this.scenario = scenario;
    this.plan = plan;
    cadence = new Cadence(plan);
    RunFolder.empty(folder);
    time = new VirtualTime(scenario.start());
    world = new World(scenario.models().apply(seed));
    broker = new MemoryBroker(INBOUND_MESSAGES, new Chance(seed).part("broker"));
    Chance chance = new Chance(seed).part("run");
    twins = new Twins(this, plan, folder, new Chance(seed).part("twins"));
    gateway =
        SteppedGateway.open(
            scenario,
            folder.resolve("gateway"),
            broker,
            time,
            chance,
            simulated.test(Fault.GATEWAY));
    try {
      for (Board board : scenario.boards()) {
        Path own = folder.resolve(board.id());
        boolean disk = simulated.test(board.id());
        boards.add(
            SteppedBoard.open(
                scenario, board, own, world, broker, time, chance, plan.tuning(), disk));
      }
      strikes = new Strikes(scenario, plan);
      outages = new Outages(this::board, gateway, strikes);
      FaultInjection.plan(this, outages, plan, new Chance(seed).part("injection"));
      recovery = Recovery.plan(this, plan);
    } catch (IOException | RuntimeException e) {
      close(boards, gateway);
      throw e;
    }
  }

  /**
   * What came out of a run.
   *
   * @param truth what happened
   * @param answer what the gateway says
   * @param blocks blocks that the gateway holds
   * @param readings readings in them
   * @param traceHash over the canonical bytes of all blocks: equal for equal runs
   */
  public record Outcome(
      List<TrueEvent> truth, Answer answer, long blocks, long readings, long traceHash) {}

  /**
   * Runs.
   *
   * @param simulatedMicroseconds the time that will be judged; the run goes on a little
   * @param progress is told the time of the run after each minute of it
   */
  public Outcome run(long simulatedMicroseconds, LongConsumer progress) throws IOException {
    advance(simulatedMicroseconds + TAIL_MICROSECONDS, progress);
    samples.ifPresent(wanted -> wanted.strikes(strikes.all()));
    LedgerReader.Delivered delivered = gateway.asked().delivered();
    return new Outcome(
        world.truth().events(),
        gateway.asked().answer(),
        delivered.blocks(),
        delivered.readings(),
        Trace.of(boards, gateway));
  }

  /** Goes on to a time of the run, inclusive; nothing if it is there already. */
  void advance(long toMicroseconds, LongConsumer progress) throws IOException {
    for (; next <= toMicroseconds; next += STEP_MICROSECONDS) {
      long now = next;
      time.move(now);
      world.advance(now);
      planned.happen(now);
      broker.advance(now);
      stepBoards(now);
      if (cadence.stepsGateway(now)) {
        outages.stepGateway(now);
        gateway.step();
      }
      if (now % RunSamples.EVERY_MICROSECONDS == 0) {
        if (samples.isPresent()) {
          samples.get().add(Sampling.of(now, boards, gateway));
        }
        progress.accept(now);
      }
    }
  }

  /** The time of the run, microseconds since its start. */
  long microseconds() {
    return time.microseconds();
  }

  /** From now on, says once per simulated minute how the run stands. */
  public void sampleInto(RunSamples wanted) {
    samples = Optional.of(wanted);
  }

  private void stepBoards(long now) throws IOException {
    for (SteppedBoard board : boards) {
      outages.step(board, now);
      board.step();
    }
    twins.step();
  }

  /**
   * Plans an intervention: after the world, before the boards have moved to that time.
   *
   * @param microseconds time of the run
   */
  void plan(long microseconds, Interventions.Intervention intervention) {
    planned.plan(microseconds, intervention);
  }

  /** Between boards and gateway, to be cut and stopped. */
  public MemoryBroker broker() {
    return broker;
  }

  SteppedBoard board(String id) {
    return boards.stream().filter(board -> board.id().equals(id)).findFirst().orElseThrow();
  }

  Scenario scenario() {
    return scenario;
  }

  World world() {
    return world;
  }

  /** What the faults of the plan may cost. */
  public List<Run.Fault> faults() {
    return FaultWindows.of(scenario, plan);
  }

  /** Where the recovery bound did not hold. */
  public List<Deviation> unrecovered() {
    return recovery.deviations();
  }

  Twins twins() {
    return twins;
  }

  SteppedGateway gateway() {
    return gateway;
  }

  /** Per equipment: how far the mass of a lift may be off, grams. */
  public Map<EquipmentId, Long> massBoundGrams() {
    return BoardYaml.massBoundsGrams(scenario);
  }

  @Override
  public void close() {
    twins.close();
    close(boards, gateway);
  }

  private static void close(List<SteppedBoard> boards, SteppedGateway gateway) {
    Closing closing = new Closing();
    boards.forEach(board -> closing.then(board::close));
    closing.then(gateway::close);
    boards.forEach(board -> closing.then(board.disk()::close));
    closing.then(gateway.disk()::close).run();
  }
}
