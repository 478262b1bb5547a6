package org.tallyport.simulator;

import java.io.Console;
import java.util.function.LongConsumer;

/** A line on the terminal that says how far a run is; nothing where there is no terminal. */
final class Progress implements LongConsumer, AutoCloseable {
  private static final int WIDTH = 40;

  private final long length;
  private final boolean shown;
  private int drawn = -1;

  /** Progress towards so many microseconds. */
  @SuppressWarnings("SystemConsoleNull") // whether there is one without a terminal is a choice
  Progress(long length) {
    this.length = length;
    Console console = System.console();
    shown = console != null && console.isTerminal();
  }

  @Override
  public void accept(long microseconds) {
    int part = (int) Math.min(WIDTH, microseconds * WIDTH / length);
    if (shown && part > drawn) {
      drawn = part;
      System.err.printf(
          "\r[%s%s] %.1f h ", "#".repeat(part), ".".repeat(WIDTH - part), microseconds / 3.6e9);
    }
  }

  /** Wipes the line. */
  @Override
  public void close() {
    if (shown && drawn >= 0) {
      System.err.print("\r" + " ".repeat(WIDTH + 12) + "\r");
      drawn = -1;
    }
  }
}
