package org.tallyport.simulator.wired;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Run;

/**
 * Carries out a plan of faults while a terminal runs. Faults of different parts of the terminal may
 * overlap; one whose part is not whole yet waits until it is.
 */
public final class Disturbance implements WiredRun.Events {
  private static final long WATCH_NANOSECONDS = 250_000_000;

  private final Map<String, Board> boards = new HashMap<>();
  private final LongSupplier nanoTime;
  private final LongConsumer progress;
  private final Deque<WiredFault> waiting;
  private final List<Active> active = new ArrayList<>();
  private final List<Ended> ended = new ArrayList<>();
  private final FaultCost cost;
  private long watchedNanos;

  /** A fault that lasts: until when, and the time of the run when it began. */
  private record Active(WiredFault fault, long untilNanos, long beganMicroseconds) {}

  /** A fault that is over; whether its equipment is read again is still to be seen. */
  private record Ended(
      WiredFault fault, List<EquipmentId> equipment, long began, long ended, long seen) {}

  /**
   * A plan still to be carried out.
   *
   * @param plan in order of time
   * @param speed of the run: simulated seconds per second, at most
   * @param progress is told the time of the run now and then
   */
  public Disturbance(
      Scenario scenario,
      List<WiredFault> plan,
      double speed,
      LongConsumer progress,
      LongSupplier nanoTime) {
    this(
        scenario,
        plan,
        new FaultCost(speed, FaultCost.UNSAVED_WHEN_IDLE_SECONDS),
        progress,
        nanoTime);
  }

  Disturbance(
      Scenario scenario,
      List<WiredFault> plan,
      FaultCost cost,
      LongConsumer progress,
      LongSupplier nanoTime) {
    scenario.boards().forEach(board -> boards.put(board.id(), board));
    waiting = new ArrayDeque<>(plan);
    this.cost = cost;
    this.progress = progress;
    this.nanoTime = nanoTime;
  }

  @Override
  public void at(long runMicroseconds, WiredTerminal terminal)
      throws IOException, InterruptedException {
    progress.accept(runMicroseconds);
    mend(terminal);
    watch(terminal);
    for (Iterator<WiredFault> due = waiting.iterator(); due.hasNext(); ) {
      WiredFault fault = due.next();
      if (fault.fromMicroseconds() > runMicroseconds) {
        return;
      }
      if (active.stream().noneMatch(one -> one.fault().part().equals(fault.part()))) {
        due.remove();
        active.add(
            new Active(
                fault,
                nanoTime.getAsLong() + fault.milliseconds() * 1_000_000,
                terminal.world().microseconds()));
        new FaultSwitch(terminal).begin(fault);
      }
    }
  }

  private void mend(WiredTerminal terminal) throws IOException, InterruptedException {
    for (Iterator<Active> running = active.iterator(); running.hasNext(); ) {
      Active one = running.next();
      if (one.untilNanos() <= nanoTime.getAsLong()) {
        running.remove();
        new FaultSwitch(terminal).end(one.fault());
        Board board = boards.get(one.fault().victim());
        long now = terminal.world().microseconds();
        ended.add(
            new Ended(
                one.fault(),
                board == null ? List.of() : board.equipment(),
                one.beganMicroseconds(),
                now,
                now));
      }
    }
  }

  /** What the gateway shows complete through a time after the end of a fault is read again. */
  private void watch(WiredTerminal terminal) throws InterruptedException {
    if (ended.isEmpty() || nanoTime.getAsLong() - watchedNanos < WATCH_NANOSECONDS) {
      return;
    }
    watchedNanos = nanoTime.getAsLong();
    Map<EquipmentId, Long> throughs;
    try {
      throughs = terminal.api().throughs();
    } catch (IOException notYet) {
      throughs = Map.of();
    }
    long now = terminal.world().microseconds();
    for (ListIterator<Ended> all = ended.listIterator(); all.hasNext(); ) {
      Ended one = all.next();
      Ended seen = new Ended(one.fault, one.equipment, one.began, one.ended, now);
      if (fresh(one, throughs)) {
        all.remove();
        add(seen);
      } else {
        all.set(seen);
      }
    }
  }

  private static boolean fresh(Ended one, Map<EquipmentId, Long> throughs) {
    return one.equipment.stream()
        .allMatch(id -> throughs.getOrDefault(id, Long.MIN_VALUE) > one.ended);
  }

  private void add(Ended one) {
    cost.add(one.fault, one.equipment, one.began, one.ended, one.seen);
  }

  @Override
  public boolean over() {
    return waiting.isEmpty() && active.isEmpty();
  }

  @Override
  public List<Run.Fault> faults() {
    ended.forEach(this::add);
    ended.clear();
    return cost.faults();
  }
}
