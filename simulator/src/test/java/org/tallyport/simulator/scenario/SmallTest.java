package org.tallyport.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.truth.MoveKind;
import org.tallyport.simulator.truth.NonMoveKind;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthLog;

class SmallTest {
  private static final Scenario SMALL = Scenario.named("small").orElseThrow();
  private static final long MINUTE = 60_000_000;

  @Test
  void movesAboutTenBoxesAndTwoTrainsInTwentyMinutes() {
    int boxes = 0;
    for (long seed = 1; seed <= 50; seed++) {
      int own = 0;
      Set<Integer> trains = new HashSet<>();
      for (TrueEvent event : world(seed, 20 * MINUTE)) {
        switch (event) {
          case TrueEvent.Move move -> own += move.boxes();
          case TrueEvent.Pass pass -> trains.add(pass.train());
          case TrueEvent.NonMove _ -> {}
        }
      }
      assertTrue(own >= 5 && own <= 14, "seed " + seed + ": " + own + " boxes");
      assertEquals(2, trains.size(), "trains, seed " + seed);
      boxes += own;
    }
    assertEquals(9.0, boxes / 50.0, 1.0);
  }

  @Test
  void hasTwinsHatchCoversAndRestowsAmongItsSeeds() {
    Map<MoveKind, Integer> moves = new EnumMap<>(MoveKind.class);
    Map<NonMoveKind, Integer> others = new EnumMap<>(NonMoveKind.class);
    int twins = 0;
    for (long seed = 1; seed <= 50; seed++) {
      for (TrueEvent event : world(seed, 20 * MINUTE)) {
        if (event instanceof TrueEvent.Move move) {
          moves.merge(move.kind(), 1, Integer::sum);
          twins += move.boxes() == 2 ? 1 : 0;
        } else if (event instanceof TrueEvent.NonMove none) {
          others.merge(none.kind(), 1, Integer::sum);
        }
      }
    }
    assertTrue(twins >= 20, twins + " twins");
    assertTrue(moves.getOrDefault(MoveKind.RESTOW, 0) >= 5, moves.toString());
    assertTrue(moves.getOrDefault(MoveKind.LOAD, 0) >= 20, moves.toString());
    assertEquals(NonMoveKind.values().length, others.size(), others.toString());
  }

  @Test
  void goesOnForAWeek() {
    List<TrueEvent> week = world(3, 7 * 24 * 60 * MINUTE);
    long last = week.stream().mapToLong(TrueEvent::timeMicroseconds).max().orElseThrow();
    assertTrue(last > (7 * 24 - 1) * 60 * MINUTE, "the last event is at " + last);
  }

  private static List<TrueEvent> world(long seed, long to) {
    TruthLog log = new TruthLog();
    for (Model model : SMALL.models().apply(seed)) {
      model.advance(to, (signal, time, value) -> {}, log);
    }
    return log.events();
  }
}
