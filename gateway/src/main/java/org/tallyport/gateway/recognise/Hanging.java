package org.tallyport.gateway.recognise;

import static org.tallyport.gateway.recognise.SpreaderInputs.LANDED;
import static org.tallyport.gateway.recognise.SpreaderInputs.LOAD;

import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/** What hangs on a spreader, since when it hangs free, and what it weighs. */
final class Hanging {
  private final Inputs inputs;
  private final SpreaderLift lift;
  private final long liftGrams;
  private final long liftedMicroseconds;
  private long freeSince = Long.MIN_VALUE;
  private long weighedTo;

  Hanging(Inputs inputs, SpreaderLift lift, EquipmentRules.Spreader rules) {
    this.inputs = inputs;
    this.lift = lift;
    liftGrams = Math.round(rules.liftTonnes() * 1e6);
    liftedMicroseconds = rules.liftedMicroseconds();
  }

  /** Whether there is a load, as far as that is known. */
  boolean loaded() {
    return inputs.known(LOAD) && inputs.value(LOAD) >= liftGrams;
  }

  /** The load or the landed contact was read. */
  void read(long time) {
    if (!inputs.open(LANDED)) {
      freeSince = Long.MIN_VALUE;
    } else if (freeSince == Long.MIN_VALUE) {
      freeSince = time;
    }
  }

  void landedLost() {
    freeSince = Long.MIN_VALUE;
  }

  /**
   * Whether it has hung free for long enough to be a lift; while the landed contact cannot be read,
   * what is heavy hangs.
   */
  boolean free(long time) {
    return !inputs.defined(LANDED)
        || (!inputs.known(LANDED) && loaded())
        || (freeSince != Long.MIN_VALUE && time - freeSince >= liftedMicroseconds);
  }

  /** When it will have; {@link Long#MAX_VALUE} when it does not hang, or has by a time. */
  long freeDue(long after) {
    long due = freeSince + liftedMicroseconds;
    return freeSince != Long.MIN_VALUE && due > after ? due : Long.MAX_VALUE;
  }

  /** The load up to now does not count. */
  void weighFrom(long time) {
    weighedTo = time;
  }

  /**
   * Puts the load that hung until now on the scales; what stands on something is not weighed. What
   * is not known while the locks are closed may have been lifted meanwhile.
   */
  void weigh(long time, SpreaderPhase phase) {
    boolean carrying = phase == SpreaderPhase.CARRYING;
    if (!inputs.closed(LANDED)) {
      if (carrying && inputs.known(LOAD)) {
        lift.load.add(inputs.value(LOAD), time - weighedTo);
        lift.doubtfulLoad |= inputs.doubtful(LOAD);
      } else if (!inputs.known(LOAD) && (carrying || phase == SpreaderPhase.LOCKED)) {
        lift.load.miss(time - weighedTo);
      }
    }
    weighedTo = time;
  }

  void save(ByteWriter out) {
    out.signed(freeSince).signed(weighedTo);
  }

  void restore(ByteReader in) throws MalformedBlock {
    freeSince = in.signed();
    weighedTo = in.signed();
  }
}
