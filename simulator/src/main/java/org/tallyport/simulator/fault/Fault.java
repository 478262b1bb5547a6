package org.tallyport.simulator.fault;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One planned fault.
 *
 * @param kind what happens
 * @param victim a board's id, an equipment's id, {@code gateway} or {@code broker}
 * @param fromMicroseconds time of the run at which it begins
 * @param lengthMicroseconds how long it lasts
 * @param amount how much of it, in the unit that the kind states; 0 where there is none
 */
public record Fault(
    FaultKind kind, String victim, long fromMicroseconds, long lengthMicroseconds, double amount) {
  /** The victim of faults of the gateway. */
  public static final String GATEWAY = "gateway";

  /** The victim of faults of the broker. */
  public static final String BROKER = "broker";

  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) (\\S+) from (\\d+(?:\\.\\d+)?) s for (\\d+(?:\\.\\d+)?) s(?: by (-?[\\d.E]+))?");

  public Fault {
    if (fromMicroseconds < 0 || lengthMicroseconds < 0) {
      throw new IllegalArgumentException(
          kind
              + " from "
              + fromMicroseconds
              + " for "
              + lengthMicroseconds
              + ": wanted no less"
              + " than 0");
    }
  }

  /** When it is over. */
  public long toMicroseconds() {
    return fromMicroseconds + lengthMicroseconds;
  }

  /**
   * One line: {@code link-cut quay-1 from 312.5 s for 20 s}, with {@code by 3600} for an amount.
   */
  public String line() {
    String line =
        kind.word()
            + " "
            + victim
            + " from "
            + seconds(fromMicroseconds)
            + " s for "
            + seconds(lengthMicroseconds)
            + " s";
    return amount == 0 ? line : line + " by " + amount;
  }

  /**
   * Reads what {@link #line} gives.
   *
   * @throws IllegalArgumentException saying what was wanted
   */
  public static Fault parse(String line) {
    Matcher parts = LINE.matcher(line.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "\"" + line + "\", wanted such as: link-cut quay-1 from 312.5 s for 20 s by 0.5");
    }
    FaultKind kind =
        FaultKind.of(parts.group(1))
            .orElseThrow(
                () -> new IllegalArgumentException("\"" + line + "\": no such fault is known"));
    double amount = parts.group(5) == null ? 0 : Double.parseDouble(parts.group(5));
    return new Fault(
        kind, parts.group(2), microseconds(parts.group(3)), microseconds(parts.group(4)), amount);
  }

  private static String seconds(long microseconds) {
    return BigDecimal.valueOf(microseconds, 6).stripTrailingZeros().toPlainString();
  }

  private static long microseconds(String seconds) {
    return new BigDecimal(seconds).movePointRight(6).longValue();
  }
}
