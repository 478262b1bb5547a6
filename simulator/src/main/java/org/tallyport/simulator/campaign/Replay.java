package org.tallyport.simulator.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;

/** The commands that run a trial, and explore a seed's images, again. */
public final class Replay {
  private Replay() {}

  /**
   * One line for a shell.
   *
   * @param scenario as given to {@code run}: a name or a file
   * @param lengthMicroseconds simulated time that is judged
   * @param plan file of lines
   * @param out folder of the replay
   */
  public static String command(
      String scenario, long seed, long lengthMicroseconds, Path plan, Path out) {
    String minutes =
        BigDecimal.valueOf(lengthMicroseconds)
            .divide(BigDecimal.valueOf(60_000_000), 9, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString();
    return "tallyport-sim run %s --stepped --seed %d --minutes %s --faults %s --out %s"
        .formatted(word(scenario), seed, minutes, word(plan.toString()), word(out.toString()));
  }

  /**
   * One line for a shell.
   *
   * @param scenario as given to {@code campaign}: a name or a file
   * @param minutes simulated
   * @param out folder that holds no results yet
   */
  static String exploring(String scenario, long seed, int minutes, Path out) {
    return "tallyport-sim campaign %s --seeds 0 --images 1 --first %d --minutes %d --out %s"
        .formatted(word(scenario), seed, minutes, word(out.toString()));
  }

  private static String word(String text) {
    return text.matches("[\\w./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
