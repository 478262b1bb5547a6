package org.tallyport.driver.opcua;

import org.tallyport.equipment.Pauses;

/**
 * Decides when a silent PLC is given up and what is tried then: a new subscription; if that stays
 * silent, too, a new session; then a new client, again and again with growing pauses. Knows no
 * clock: every call says the (real) time in nanoseconds.
 */
final class Watchdog {
  /** What is to be done now. */
  enum Step {
    /** Go on listening, or pausing. */
    WAIT,
    SUBSCRIBE,
    OPEN_SESSION,
    OPEN_CLIENT
  }

  private final long silenceNanos;
  private final Pauses pauses;
  private final boolean beats;

  private Step next = Step.OPEN_CLIENT;
  private Step rung = Step.OPEN_CLIENT;
  private boolean listening;
  private long due;
  private long heardAt;
  private long beatenAt;
  private boolean alive;

  /**
   * A watchdog that wants a client at once.
   *
   * @param silenceNanos how long nothing may be heard
   * @param beats whether a heartbeat is wanted, too
   * @param pauses between attempts at a new client
   */
  Watchdog(long silenceNanos, boolean beats, Pauses pauses) {
    this.silenceNanos = silenceNanos;
    this.beats = beats;
    this.pauses = pauses;
    due = Long.MIN_VALUE;
  }

  /** What is to be done at this time. A step that is named must be answered by done or failed. */
  Step step(long now) {
    if (listening && silent(now)) {
      climb(now);
    }
    return listening || (due != Long.MIN_VALUE && now - due < 0) ? Step.WAIT : next;
  }

  /** Whether the PLC has proved to be alive since the last subscription. */
  boolean alive() {
    return alive;
  }

  /** Whether it listens to a subscription. */
  boolean listening() {
    return listening;
  }

  /** Something was published, be it a keep-alive. */
  void heard(long now) {
    heardAt = now;
    prove(!beats);
  }

  /** The heartbeat changed. */
  void beaten(long now) {
    heardAt = now;
    beatenAt = now;
    prove(true);
  }

  /** The step succeeded. */
  void done(Step step, long now) {
    switch (step) {
      case OPEN_CLIENT, OPEN_SESSION -> next = Step.SUBSCRIBE;
      case SUBSCRIBE -> {
        listening = true;
        heardAt = now;
        beatenAt = now;
      }
      case WAIT -> {}
    }
    due = Long.MIN_VALUE;
  }

  /** The step failed: the next one is harder. */
  void failed(Step step, long now) {
    rung = rung.compareTo(step) < 0 ? step : rung;
    climb(now);
  }

  /** The subscription is known to be gone. */
  void gone(long now) {
    if (listening) {
      climb(now);
    }
  }

  private boolean silent(long now) {
    return now - heardAt > silenceNanos || (beats && now - beatenAt > silenceNanos);
  }

  private void prove(boolean proved) {
    if (proved && listening) {
      alive = true;
      rung = Step.WAIT;
      pauses.reset();
    }
  }

  private void climb(long now) {
    listening = false;
    alive = false;
    rung =
        switch (rung) {
          case WAIT -> Step.SUBSCRIBE;
          case SUBSCRIBE -> Step.OPEN_SESSION;
          case OPEN_SESSION, OPEN_CLIENT -> Step.OPEN_CLIENT;
        };
    next = rung;
    due = Long.MIN_VALUE;
    if (rung == Step.OPEN_CLIENT) {
      due = now + pauses.nextNanos();
    }
  }
}
