package org.tallyport.simulator.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.truth.NonMoveKind;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TruthLog;
import org.tallyport.simulator.truth.VehicleKind;

class BakuTest {
  private static final long DAY = 86_400_000_000L;
  private static final Scenario BAKU = Scenario.named("baku").orElseThrow();

  @Test
  void givesTheSameWorldHoweverItIsCutIntoSteps() {
    for (long seed = 1; seed <= 3; seed++) {
      assertEquals(hash(seed, 3_600_000_000L, 0), hash(seed, 3_600_000_000L, seed), "seed " + seed);
    }
  }

  /** The number is that of the models as they stand; a change of a model changes it on purpose. */
  @Test
  void givesTheSameWorldOnEveryMachine() {
    assertEquals(-1667459907L, hash(1, DAY, 0));
  }

  @Test
  void givesEverySignalAtTheStartAndNeverGoesBack() {
    for (Model model : BAKU.models().apply(5)) {
      long[] first = new long[model.signals().size()];
      java.util.Arrays.fill(first, -1);
      long[] last = {0};
      model.advance(
          DAY,
          (signal, time, value) -> {
            assertTrue(time >= last[0], () -> model.equipment() + " goes back to " + time);
            last[0] = time;
            if (first[signal] < 0) {
              first[signal] = time;
            }
          },
          event -> {});
      for (int i = 0; i < first.length; i++) {
        assertEquals(0, first[i], model.equipment() + " " + model.signals().get(i));
      }
    }
  }

  @Test
  void isAnAverageDayOfThePublishedYear() {
    DailyPlan plan = BAKU.terminals().getFirst().plan();
    Share share = BAKU.terminals().getFirst().share().orElseThrow();
    for (long seed = 1; seed <= 10; seed++) {
      double teu = 0;
      double tonnes = 0;
      for (TrueEvent event : day(seed)) {
        if (event instanceof TrueEvent.Move move && overTheQuay(move)) {
          teu += move.teuHundredths() / 100.0;
          tonnes += move.grams() / 1e6;
        }
      }
      assertEquals(plan.teu(), teu, 25, "TEU, seed " + seed);
      assertEquals(plan.tonnes(), tonnes, 350, "tonnes, seed " + seed);
    }
    assertEquals(1.0, share.teu().orElseThrow(), 0.01);
    assertEquals(0.19, share.tonnes(), 0.01);
  }

  @Test
  void holdsWhatLooksLikeAMoveAndIsNone() {
    Map<NonMoveKind, Integer> kinds = new HashMap<>();
    for (long seed = 1; seed <= 5; seed++) {
      for (TrueEvent event : day(seed)) {
        if (event instanceof TrueEvent.NonMove none) {
          kinds.merge(none.kind(), 1, Integer::sum);
        }
      }
    }
    assertEquals(NonMoveKind.values().length, kinds.size(), kinds.toString());
    assertEquals(kinds.get(NonMoveKind.HATCH_OFF), kinds.get(NonMoveKind.HATCH_ON));
  }

  @Test
  void hasWorkForEverythingInTheFirstTwentyMinutes() {
    for (long seed = 1; seed <= 20; seed++) {
      TruthLog log = new TruthLog();
      List<Model> models = BAKU.models().apply(seed);
      models.forEach(model -> model.advance(1_200_000_000L, (signal, time, value) -> {}, log));
      for (Model model : models) {
        long events =
            log.events().stream()
                .filter(event -> event.equipment().equals(model.equipment()))
                .filter(event -> !(event instanceof TrueEvent.NonMove))
                .count();
        assertTrue(events >= 3, "seed " + seed + " " + model.equipment() + " " + events);
      }
    }
  }

  @Test
  void turnsEveryWheelTheWayThatTheTruthSays() {
    for (long seed = 1; seed <= 5; seed++) {
      Model track = BAKU.models().apply(seed).getLast();
      assertEquals(List.of(Role.WHEEL_A, Role.WHEEL_B), track.signals());
      boolean[] on = new boolean[2];
      int[] turned = new int[1];
      int[] quarters = new int[1];
      TruthLog log = new TruthLog();
      track.advance(
          DAY,
          (signal, time, value) -> {
            int before = phase(on);
            on[signal] = value == 1;
            int step = Math.floorMod(phase(on) - before, 4);
            quarters[0] += step == 1 ? 1 : step == 3 ? -1 : 0;
            turned[0] = quarters[0] / 4;
          },
          log);
      int axles = 0;
      for (TrueEvent event : log.events()) {
        TrueEvent.Pass pass = (TrueEvent.Pass) event;
        axles += pass.inwards() ? pass.axles() : -pass.axles();
      }
      assertEquals(axles, turned[0], "seed " + seed);
      assertEquals(0, quarters[0] % 4, "seed " + seed);
    }
  }

  @Test
  void bringsAboutAHundredWagonsAndOneSixAxleLocomotive() {
    int wagons = 0;
    int locomotives = 0;
    for (TrueEvent event : day(7)) {
      if (event instanceof TrueEvent.Pass pass) {
        boolean back = pass.train() == 2 && !pass.inwards();
        wagons += pass.kind() == VehicleKind.LOCOMOTIVE ? 0 : back ? -1 : 1;
        locomotives += pass.kind() == VehicleKind.LOCOMOTIVE && pass.axles() == 6 ? 1 : 0;
      }
    }
    assertEquals(100, wagons);
    assertEquals(1, locomotives);
  }

  /** None, A, both, B: a wheel inwards goes through them in this order. */
  private static int phase(boolean[] on) {
    return on[0] ? (on[1] ? 2 : 1) : on[1] ? 3 : 0;
  }

  private static boolean overTheQuay(TrueEvent.Move move) {
    return switch (move.kind()) {
      case DISCHARGE, LOAD, BULK_DISCHARGE, BULK_LOAD -> true;
      case RESTOW, RAIL_LOAD, RAIL_UNLOAD -> false;
    };
  }

  private static List<TrueEvent> day(long seed) {
    TruthLog log = new TruthLog();
    BAKU.models().apply(seed).forEach(model -> model.advance(DAY, (s, time, value) -> {}, log));
    return log.events();
  }

  private static long hash(long seed, long to, long cutSeed) {
    List<Long> parts = new ArrayList<>();
    for (Model model : BAKU.models().apply(seed)) {
      long[] hash = {model.equipment().value().hashCode()};
      Chance cut = new Chance(cutSeed);
      long time = 0;
      while (time < to) {
        time = cutSeed == 0 ? to : Math.min(to, time + cut.microseconds(0.000_1, 3));
        model.advance(
            time,
            (signal, at, value) ->
                hash[0] = hash[0] * 31 + signal + at * 7 + Double.doubleToLongBits(value),
            event -> hash[0] = hash[0] * 37 + event.timeMicroseconds());
      }
      parts.add(hash[0]);
    }
    return parts.hashCode();
  }
}
