package org.tallyport.simulator.wired;

import java.util.Locale;

/**
 * One thing done to a running terminal.
 *
 * @param kind what
 * @param victim {@code broker}, {@code gateway} or a board's id
 * @param fromMicroseconds when it begins, time of the run
 * @param milliseconds how long it lasts, real time: time-outs of the programs are real, too
 */
public record WiredFault(Kind kind, String victim, long fromMicroseconds, long milliseconds) {
  /** What can be done to a terminal. */
  public enum Kind {
    /** The link to the broker is cut; both sides notice. The broker keeps its sessions. */
    LINE_CUT("the link of", "is cut"),
    /** Nothing flows on the link to the broker, and nobody notices. */
    LINE_HALF_OPEN("the link of", "is half-open"),
    /** The link to the broker carries little and late. */
    LINE_SLOW("the link of", "is slow"),
    /** kill -9, then a new start; a broker comes back without sessions and retained messages. */
    KILL("kill -9 of", "and a new start"),
    /** SIGSTOP, then SIGCONT: to the others it is there and says nothing. */
    STALL("", "is stopped and goes on"),
    /** The PLC of a board goes away and comes back. */
    PLC_RESTART("the PLC of", "restarts"),
    /** The PLC of a board is loaded anew: its nodes go and come back, the server stays. */
    PLC_DOWNLOAD("the PLC of", "is loaded anew");

    private final String before;
    private final String after;

    Kind(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  public WiredFault {
    if (fromMicroseconds < 0 || milliseconds < 1) {
      throw new IllegalArgumentException(
          kind + " of " + victim + " at " + fromMicroseconds + " µs for " + milliseconds + " ms");
    }
  }

  /** Which part of the terminal it holds: one part suffers one fault at a time. */
  String part() {
    return switch (kind) {
      case LINE_CUT, LINE_HALF_OPEN, LINE_SLOW -> "line of " + victim;
      case KILL, STALL -> victim;
      case PLC_RESTART, PLC_DOWNLOAD -> "PLC of " + victim;
    };
  }

  /** Whether equipment is not read meanwhile, if the victim is a board. */
  boolean blinds() {
    return switch (kind) {
      case LINE_CUT, LINE_HALF_OPEN, LINE_SLOW -> false;
      case KILL, STALL, PLC_RESTART, PLC_DOWNLOAD -> true;
    };
  }

  /** One line for people, such as {@code 71.250 s: kill -9 of gateway and a new start (1.3 s)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.3f s: %s (%.1f s of real time)",
        fromMicroseconds / 1e6,
        (kind.before + " " + victim + " " + kind.after).strip(),
        milliseconds / 1e3);
  }
}
