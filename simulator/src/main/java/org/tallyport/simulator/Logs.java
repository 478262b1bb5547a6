package org.tallyport.simulator;

import java.nio.file.Path;

/**
 * Where the stepped programs log to. They say of every fault what it does to them, thousands of
 * lines that would bury the verdict. To be called before the first logger is made.
 */
final class Logs {
  private static final String SETTING = "org.slf4j.simpleLogger.";

  private Logs() {}

  /** Into a file. */
  static void into(Path file) {
    System.setProperty(SETTING + "logFile", file.toString());
  }

  /** Nowhere. */
  static void off() {
    System.setProperty(SETTING + "defaultLogLevel", "off");
    System.setProperty(SETTING + "log.org.tallyport", "off");
  }
}
