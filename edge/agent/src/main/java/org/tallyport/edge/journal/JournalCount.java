package org.tallyport.edge.journal;

/** What a journal counts. */
public enum JournalCount {
  /** Blocks written. */
  APPENDED,
  /** Transactions committed. */
  COMMITS,
  /** Appends that failed. */
  FAILURES,
  /** Readings blocks given up because the journal was full or they were too old. */
  SHED,
  /** Readings that memory could not hold while the disk failed. */
  READINGS_LOST,
  /** Acknowledgements that were not for this journal. */
  FOREIGN_ACKNOWLEDGEMENTS,
  /** Forks: times the gateway held another history. */
  FORKS,
  /** Blocks moved to another journal because of a fork. */
  MOVED,
  /** Damaged files set aside. */
  DAMAGED,
  /** Blocks saved from damaged files. */
  SALVAGED,
  /** Stored blocks that could not be decoded and became gaps. */
  UNREADABLE
}
