package org.tallyport.simulator.pins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.Sensor;

/** A world here, an agent's drivers in a process of their own. */
final class TwoProcessesTest {
  @TempDir Path folder;

  /** The other process: prints the samples of two lines until time is up. */
  static final class Agent {
    private Agent() {}

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[0]);
      long until = Long.parseLong(arguments[1]);
      Taken taken = new Taken();
      try (SimulatedBoardClock clock = SimulatedBoardClock.open(file);
          Sensor sensor = Taken.contacts(file, clock, 0, 1)) {
        taken.pollUntil(sensor, () -> taken.samples.size() >= 2);
        System.out.println("reading");
        taken.pollUntil(sensor, () -> sensor.watermarkMicroseconds() >= until);
      }
      for (Taken.Sample sample : taken.samples) {
        System.out.println(
            sample.channel() + " " + sample.timeMicroseconds() + " " + (int) sample.value());
      }
      System.out.println("losses " + taken.losses.size());
    }
  }

  private static Process agent(Path file, long until) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Agent.class.getName(),
            file.toString(),
            Long.toString(until))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void givesAnotherProcessEveryEdgeAndGoesOnWhenItIsKilled() throws Exception {
    Path file = folder.resolve("crane.board");
    BoardFile board = BoardFile.create(file, 3, 0, ClockQuality.SYNCHRONISED);
    Process first = agent(file, Long.MAX_VALUE);
    try (BufferedReader output = first.inputReader()) {
      assertEquals("reading", output.readLine());
      assertTrue(board.readerAlive());
      board.line(1_000, 1, true);
      board.advance(2_000);
      Taken.await(() -> board.lagMicroseconds() == 0, "the first agent");
    } finally {
      first.destroyForcibly().waitFor();
    }
    Taken.await(() -> !board.readerAlive(), "the killed agent to be taken for dead");
    board.line(3_000, 0, true);
    board.advance(4_000);

    Process second = agent(file, 20_000_000);
    try (BufferedReader output = second.inputReader()) {
      assertEquals("reading", output.readLine());
      List<String> expected = new ArrayList<>(List.of("0 4000 1", "1 4000 1"));
      for (int i = 1; i <= 20_000; i++) {
        board.line(4_000 + i * 900L, i % 2, !board.level(i % 2));
        expected.add(i % 2 + " " + (4_000 + i * 900L) + " " + (board.level(i % 2) ? 1 : 0));
      }
      board.advance(20_000_000);
      expected.add("losses 0");
      List<String> given = output.lines().toList();
      for (int i = 0; i < Math.min(expected.size(), given.size()); i++) {
        assertEquals(expected.get(i), given.get(i), "line " + i);
      }
      assertEquals(expected.size(), given.size());
      assertEquals(0, second.waitFor());
    } finally {
      second.destroyForcibly();
    }
  }
}
