package org.tallyport.simulator.disk;

import java.util.Locale;

/** What SQLite asks a disk to do that changes it. */
public enum DiskCall {
  WRITE,
  SYNC,
  TRUNCATE,
  DELETE;

  /** As in the name of an operation: {@code write}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
