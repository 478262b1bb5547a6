package org.tallyport.simulator;

import java.io.Console;

/** A line on the terminal that is written over and over; nothing where there is no terminal. */
final class TerminalLine implements AutoCloseable {
  private final boolean shown;
  private int width;

  @SuppressWarnings("SystemConsoleNull") // whether there is one without a terminal is a choice
  TerminalLine() {
    Console console = System.console();
    shown = console != null && console.isTerminal();
  }

  boolean shown() {
    return shown;
  }

  void show(String text) {
    if (shown) {
      System.err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
      System.err.flush();
      width = text.length();
    }
  }

  /** Wipes the line. */
  @Override
  public void close() {
    if (width > 0) {
      System.err.print("\r" + " ".repeat(width) + "\r");
      System.err.flush();
      width = 0;
    }
  }
}
