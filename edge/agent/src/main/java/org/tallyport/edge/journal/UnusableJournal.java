package org.tallyport.edge.journal;

/** A file that cannot be taken for a journal: which, why, and the way out, on one line. */
public final class UnusableJournal extends Exception {
  private static final long serialVersionUID = 1L;

  public UnusableJournal(String message) {
    super(message);
  }
}
