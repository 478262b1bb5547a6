package org.tallyport.edge.journal;

/** What SQLite waits for at a commit ({@code PRAGMA synchronous}). */
public enum Durability {
  /** Nothing: for stepped simulations only. */
  OFF(0),
  /** The disk, but only at checkpoints: a power cut may take the last commits. Not for boards. */
  NORMAL(1),
  /** The disk, at every commit: what boards use. */
  FULL(2);

  private final int pragma;

  Durability(int pragma) {
    this.pragma = pragma;
  }

  int pragma() {
    return pragma;
  }
}
