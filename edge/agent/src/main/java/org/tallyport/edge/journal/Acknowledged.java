package org.tallyport.edge.journal;

/** What a journal made of an acknowledgement. */
public enum Acknowledged {
  /** New: blocks will be deleted. */
  TAKEN,
  /** Known already. */
  OLD,
  /** Not for this journal, or for another history of it: nothing is deleted. */
  FOREIGN,
  /** The journal is writing, or has no file: give it again. */
  BUSY
}
