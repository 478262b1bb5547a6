package org.tallyport.simulator.stepped;

import org.tallyport.simulator.model.Chance;
import org.tallyport.wire.Message;

/** How the way between one client and the broker conducts, the same in both directions. */
final class Line {
  private final Chance chance;
  private int cuts;
  private int dead;
  private double slowSeconds;
  private double shuffleSeconds;
  private double duplicates;
  private double losses;

  /** A perfect line. */
  Line(Chance chance) {
    this.chance = chance;
  }

  /** No connection comes about while more cuts than mendings were made. */
  void cut(boolean begins) {
    cuts += begins ? 1 : -1;
  }

  boolean cut() {
    return cuts > 0;
  }

  /** Nothing passes, and nobody notices. */
  void halfOpen(boolean begins) {
    dead += begins ? 1 : -1;
  }

  void slow(double seconds) {
    slowSeconds = seconds;
  }

  void shuffle(double seconds) {
    shuffleSeconds = seconds;
  }

  void duplicate(double probability) {
    duplicates = probability;
  }

  void lose(double probability) {
    losses = probability;
  }

  /** How often a message arrives: QoS 1 at least once, unless nothing passes. */
  int copies(Message message) {
    if (dead > 0 || (message.qos() == 0 && losses > 0 && chance.happens(losses))) {
      return 0;
    }
    return duplicates > 0 && chance.happens(duplicates) ? 2 : 1;
  }

  /** Microseconds until the next message arrives. */
  long delay() {
    double shuffled = shuffleSeconds > 0 ? chance.between(0, shuffleSeconds) : 0;
    return Math.round((slowSeconds + shuffled) * 1e6);
  }
}
