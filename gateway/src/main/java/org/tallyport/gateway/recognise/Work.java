package org.tallyport.gateway.recognise;

import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/** Signs of work: contacts that change, loads, axes that move. */
final class Work {
  private static final long STEP = 500_000;
  private static final long UNSEEN = Long.MIN_VALUE;

  private final long after;
  private final long[] places = {UNSEEN, UNSEEN, UNSEEN};
  private long until = Long.MIN_VALUE;

  /** Work goes on for so long after its last sign. */
  Work(long afterMicroseconds) {
    after = afterMicroseconds;
  }

  void sign(long time) {
    until = time + after;
  }

  /** An axis (0 to 2) is at a place, in millionths; half a metre or degree is a sign of work. */
  void axis(int axis, long time, long place) {
    if (places[axis] == UNSEEN) {
      places[axis] = place;
    } else if (Math.abs(place - places[axis]) > STEP) {
      places[axis] = place;
      until = time + after;
    }
  }

  long until() {
    return until;
  }

  void save(ByteWriter out) {
    out.signed(until).signed(places[0]).signed(places[1]).signed(places[2]);
  }

  void restore(ByteReader in) throws MalformedBlock {
    until = in.signed();
    for (int i = 0; i < places.length; i++) {
      places[i] = in.signed();
    }
  }
}
