package org.tallyport.simulator.truth;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyport.equipment.EquipmentId;

/** What of all that happened is to be tallied. */
public final class TrueEvents {
  private TrueEvents() {}

  /** The moves of an equipment, in the order given. */
  public static List<TrueEvent.Move> moves(List<TrueEvent> truth, EquipmentId equipment) {
    return truth.stream()
        .filter(event -> event.equipment().equals(equipment))
        .filter(TrueEvent.Move.class::isInstance)
        .map(TrueEvent.Move.class::cast)
        .toList();
  }

  /** The passes of an equipment in order of time, with what a train took back taken off. */
  public static List<TrueEvent.Pass> passes(List<TrueEvent> truth, EquipmentId equipment) {
    Map<Integer, Deque<TrueEvent.Pass>> trains = new TreeMap<>();
    for (TrueEvent event : truth) {
      if (event instanceof TrueEvent.Pass pass && pass.equipment().equals(equipment)) {
        Deque<TrueEvent.Pass> train =
            trains.computeIfAbsent(pass.train(), number -> new ArrayDeque<>());
        TrueEvent.Pass last = train.peekLast();
        if (last != null && last.inwards() != pass.inwards()) {
          train.removeLast();
        } else {
          train.addLast(pass);
        }
      }
    }
    return trains.values().stream()
        .flatMap(Deque::stream)
        .sorted(Comparator.comparingLong(TrueEvent.Pass::timeMicroseconds))
        .toList();
  }
}
