package org.tallyport.simulator.stepped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.simulator.verdict.Deviation;
import org.tallyport.simulator.verdict.Verdict;

class DefectsTest {
  private static final long LENGTH = 1_200_000_000;
  private static final EquipmentId CRANE = new EquipmentId("STS-1");

  @TempDir private Path folder;

  @Test
  void countsAllBoxesAndWeighsNoneWhileTheLoopsAreBroken() throws IOException {
    Trial.Result result = run("loops-broken STS-1 from 100 s for 900 s");
    assertEquals(List.of(), result.verdict().deviations());
    assertTrue(boxes(result).truth() > 5, boxes(result).toString());
    assertEquals(boxes(result).truth(), boxes(result).tally());
    assertTrue(moves(result, 350, 1_000).stream().allMatch(move -> move.grams().isEmpty()));
  }

  @Test
  void countsAllBoxesWhileTheLoadDrifts() throws IOException {
    Trial.Result result = run("load-drifting STS-1 from 100 s for 900 s by 60");
    assertEquals(List.of(), result.verdict().deviations());
    assertTrue(boxes(result).truth() > 5, boxes(result).toString());
    assertEquals(boxes(result).truth(), boxes(result).tally());
    Verdict.Pair grams = figures(result).grams();
    assertTrue(grams.tally() > grams.truth() + boxes(result).truth() * 200_000, grams.toString());
  }

  @Test
  void knowsNothingWhileATwistLockContactChatters() throws IOException {
    Trial.Result result = run("contact-chattering STS-1 from 600 s for 100 s");
    assertEquals(List.of(), result.verdict().deviations());
    assertTrue(
        result.answer().gaps().stream()
            .anyMatch(
                gap ->
                    gap.equipment().equals(CRANE)
                        && gap.fromMicroseconds() < 605_000_000
                        && gap.toMicroseconds() >= 700_000_000),
        result.answer().gaps().toString());
  }

  @Test
  void excusesNothingThatIsStuck() throws IOException {
    Verdict verdict = run("signal-stuck STS-1 from 100 s for 900 s by 0").verdict();
    assertTrue(verdict.count(Deviation.Kind.LOST) > 0, verdict.deviations().toString());
  }

  @Test
  void goesOnAfterBlocksThatNobodyCanFold() throws IOException {
    Trial.Result result = run("blocks-unfoldable quay-1 from 600 s for 100 s");
    assertEquals(List.of(), result.verdict().deviations());
    assertTrue(boxes(result).truth() > 5, boxes(result).toString());
    assertTrue(
        result.answer().gaps().stream()
            .anyMatch(
                gap -> gap.equipment().equals(CRANE) && gap.reason().endsWith("cannot be folded")),
        result.answer().gaps().toString());
    assertTrue(
        result.answer().throughMicroseconds().getOrDefault(CRANE, 0L) > LENGTH, "it goes on");
  }

  private Trial.Result run(String line) throws IOException {
    Scenario small = Scenario.named("small").orElseThrow();
    return new Trial(small, 1, FaultPlan.parse(List.of(line)), LENGTH)
        .run(folder, _ -> {}, () -> 0);
  }

  private static List<Answer.Move> moves(Trial.Result result, long from, long to) {
    return result.answer().moves().stream()
        .filter(
            move ->
                move.timeMicroseconds() > from * 1_000_000
                    && move.timeMicroseconds() < to * 1_000_000)
        .toList();
  }

  private static Verdict.Pair boxes(Trial.Result result) {
    return figures(result).boxes();
  }

  private static Verdict.Figures figures(Trial.Result result) {
    return result.verdict().figures().stream()
        .filter(figures -> figures.equipment().equals(CRANE))
        .findFirst()
        .orElseThrow();
  }
}
