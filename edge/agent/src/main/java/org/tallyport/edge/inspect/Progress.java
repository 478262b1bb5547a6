package org.tallyport.edge.inspect;

import java.io.Console;
import java.util.Locale;
import java.util.function.LongConsumer;

/** A counter on a line of the terminal; nothing where there is no terminal. */
final class Progress implements LongConsumer, AutoCloseable {
  private static final int STEPS_SHOWN = 200;

  private final String what;
  private final boolean shown;
  private int width;
  private long calls;

  private Progress(String what, boolean shown) {
    this.what = what;
    this.shown = shown;
  }

  @SuppressWarnings("SystemConsoleNull") // whether there is one without a terminal is a choice
  static Progress onTerminal(String what) {
    Console console = System.console();
    return new Progress(what, console != null && console.isTerminal());
  }

  static Progress none() {
    return new Progress("", false);
  }

  @Override
  public void accept(long done) {
    if (shown && calls++ % STEPS_SHOWN == 0) {
      String line = String.format(Locale.ROOT, "%,d %s", done, what);
      System.err.print("\r" + line);
      System.err.flush();
      width = line.length();
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
