package org.tallyport.gateway.recognise;

import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/** How a spreader stood when its twist-locks changed. */
final class Grip {
  private static final long UNSEEN = Long.MIN_VALUE;

  final Evidence evidence = new Evidence();
  long trolley;
  long gantry;
  long height;
  Zone zone = Zone.UNKNOWN;

  /** 20, 40, 45 or 220; 0 when not known. */
  int mode;

  /** Landed halves, −1 when not known. */
  int halves;

  /** Whether it is known to hang free. */
  boolean hanging;

  Grip() {
    clear();
  }

  void clear() {
    evidence.clear();
    trolley = UNSEEN;
    gantry = UNSEEN;
    height = UNSEEN;
    zone = Zone.UNKNOWN;
    mode = 0;
    halves = -1;
    hanging = false;
  }

  void take(Inputs inputs, Zones zones, Evidence now) {
    evidence.copy(now);
    trolley = place(inputs, SpreaderInputs.TROLLEY);
    gantry = place(inputs, SpreaderInputs.GANTRY);
    height = place(inputs, SpreaderInputs.HEIGHT);
    zone = trolley == UNSEEN ? Zone.UNKNOWN : zones.at(trolley, 0);
    mode = inputs.known(SpreaderInputs.MODE) ? (int) inputs.value(SpreaderInputs.MODE) : 0;
    boolean both = inputs.known(SpreaderInputs.LEFT) && inputs.known(SpreaderInputs.RIGHT);
    halves =
        both
            ? (inputs.closed(SpreaderInputs.LEFT) ? 1 : 0)
                + (inputs.closed(SpreaderInputs.RIGHT) ? 1 : 0)
            : -1;
    hanging = inputs.open(SpreaderInputs.LANDED);
  }

  void copy(Grip other) {
    evidence.copy(other.evidence);
    trolley = other.trolley;
    gantry = other.gantry;
    height = other.height;
    zone = other.zone;
    mode = other.mode;
    halves = other.halves;
    hanging = other.hanging;
  }

  /** Whether two grips are nearer to each other than this, in millionths of a metre. */
  boolean near(Grip other, long distance) {
    return trolley != UNSEEN
        && other.trolley != UNSEEN
        && Math.abs(trolley - other.trolley) <= distance
        && (gantry == UNSEEN
            || other.gantry == UNSEEN
            || Math.abs(gantry - other.gantry) <= distance);
  }

  /** Whether the spreader now hangs higher than this grip by a distance, or nobody can tell. */
  boolean under(Inputs inputs, long distance) {
    return height == UNSEEN
        || !inputs.known(SpreaderInputs.HEIGHT)
        || inputs.value(SpreaderInputs.HEIGHT) - height >= distance;
  }

  private static long place(Inputs inputs, int input) {
    return inputs.known(input) ? inputs.value(input) : UNSEEN;
  }

  void save(ByteWriter out) {
    evidence.save(out);
    out.signed(trolley).signed(gantry).signed(height).unsigned(mode).signed(halves);
    Codes.write(out, zone);
    Codes.write(out, hanging);
  }

  void restore(ByteReader in) throws MalformedBlock {
    evidence.restore(in);
    trolley = in.signed();
    gantry = in.signed();
    height = in.signed();
    mode = (int) in.unsigned(Integer.MAX_VALUE);
    halves = (int) in.signed();
    zone = Codes.read(in, Zone.class);
    hanging = Codes.read(in);
  }
}
