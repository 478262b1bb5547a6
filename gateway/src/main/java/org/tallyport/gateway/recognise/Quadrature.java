package org.tallyport.gateway.recognise;

import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * Two overlapping wheel sensors read as a signed count: A, AB, B, none is one axle inwards, the
 * other way round one outwards, anything that comes back where it began is rocking.
 */
final class Quadrature {
  private static final int NONE = 0;
  private static final int A = 1;
  private static final int B = 2;
  private static final int BOTH = 3;

  private final long[] rises = new long[2];
  private final long[] falls = new long[2];
  private int state = -1;
  private int quarters;
  private boolean rocked;

  /** Whether both sensors are known and none of them has a wheel. */
  boolean clear() {
    return state == NONE;
  }

  /** Whether it counts: false while a wheel stands there of which nobody saw how it came. */
  boolean known() {
    return state >= 0;
  }

  /** One of the sensors is not known: an axle on them is lost. */
  void lose() {
    state = -1;
    quarters = 0;
    rocked = false;
  }

  /**
   * Both sensors as they are now.
   *
   * @return +1 for an axle inwards, −1 for one outwards, else 0
   */
  int step(long time, boolean a, boolean b) {
    int now = (a ? A : 0) | (b ? B : 0);
    if (state < 0) {
      // A wheel that stood here when it became known cannot be told: wait until it is gone.
      state = now == NONE ? NONE : -1;
      return 0;
    }
    int before = state;
    state = now;
    note(before ^ now, now, time);
    int step = direction(before, now);
    if (step != 0 && quarters != 0 && (step > 0) != (quarters > 0)) {
      rocked = true;
    }
    quarters += step;
    if (now != NONE) {
      return 0;
    }
    int axle = quarters == 4 ? 1 : quarters == -4 ? -1 : 0;
    quarters = 0;
    return axle;
  }

  private void note(int changed, int now, long time) {
    for (int sensor = 0; sensor < 2; sensor++) {
      if ((changed & 1 << sensor) != 0) {
        ((now & 1 << sensor) != 0 ? rises : falls)[sensor] = time;
      }
    }
  }

  /** A quarter forward (A, AB, B, none), a quarter back, or 0 when both changed. */
  private static int direction(int before, int now) {
    return switch (before) {
      case NONE -> now == A ? 1 : now == B ? -1 : 0;
      case A -> now == BOTH ? 1 : now == NONE ? -1 : 0;
      case BOTH -> now == B ? 1 : now == A ? -1 : 0;
      default -> now == NONE ? 1 : now == BOTH ? -1 : 0;
    };
  }

  /** When the wheel's middle passed, of the axle just counted. */
  long middle() {
    return (rises[0] + rises[1] + falls[0] + falls[1]) / 4;
  }

  /** Speed of the axle just counted in micrometres a second; 0 when it rocked. */
  long speed(long sensorMicrometres) {
    long way = Math.abs(rises[1] - rises[0]) + Math.abs(falls[1] - falls[0]);
    boolean measured = !rocked && way > 0;
    rocked = false;
    return measured ? 2 * sensorMicrometres * 1_000_000 / way : 0;
  }

  void save(ByteWriter out) {
    out.signed(state).signed(quarters);
    Codes.write(out, rocked);
    out.signed(rises[0]).signed(rises[1]).signed(falls[0]).signed(falls[1]);
  }

  void restore(ByteReader in) throws MalformedBlock {
    state = (int) in.signed();
    quarters = (int) in.signed();
    rocked = Codes.read(in);
    rises[0] = in.signed();
    rises[1] = in.signed();
    falls[0] = in.signed();
    falls[1] = in.signed();
  }
}
