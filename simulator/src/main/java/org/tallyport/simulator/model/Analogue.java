package org.tallyport.simulator.model;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One analogue signal: smooth ramps between values, with noise and sway, sampled at a rate. */
final class Analogue {
  /**
   * How it is sampled.
   *
   * @param busyMicroseconds period while it moves or is busy
   * @param idleMicroseconds period otherwise
   * @param noise standard deviation, in the signal's unit
   * @param least lower limit of what its transmitter gives
   */
  record Sampling(long busyMicroseconds, long idleMicroseconds, double noise, double least) {}

  private record Ramp(long from, long to, double start, double end) {}

  private record Sway(long from, long to, double amplitude, double periodMicroseconds) {}

  private final Sampling sampling;
  private final Chance noise;
  private final ArrayDeque<Ramp> ramps = new ArrayDeque<>();
  private final ArrayDeque<Sway> sways = new ArrayDeque<>();
  private double settled;
  private double planned;
  private long busyUntil;
  private long next;

  Analogue(double start, Sampling sampling, Chance noise) {
    this.settled = start;
    this.planned = start;
    this.sampling = sampling;
    this.noise = noise;
  }

  /** The value after all ramps. */
  double planned() {
    return planned;
  }

  void ramp(long from, long to, double value) {
    Ramp last = ramps.peekLast();
    if (to <= from || (last != null && from < last.to)) {
      throw new IllegalStateException("ramp " + from + " to " + to + " after " + last);
    }
    ramps.add(new Ramp(from, to, planned, value));
    planned = value;
    next = Math.min(next, from);
  }

  void sway(long from, long to, double amplitude, double periodMicroseconds) {
    sways.add(new Sway(from, to, amplitude, periodMicroseconds));
  }

  /** Sampled at the busy rate up to this time, moving or not. */
  void busy(long from, long until) {
    busyUntil = until;
    next = Math.min(next, from);
  }

  long nextMicroseconds() {
    return next;
  }

  /** The value at the next sample; moves on to the one after it. */
  double sample() {
    long time = next;
    Ramp ramp = at(time);
    double value = ramp == null || time < ramp.from ? settled : between(ramp, time);
    next = after(time, ramp);
    double noisy = sampling.noise == 0 ? value : value + sampling.noise * noise.normal();
    return Math.max(noisy + swing(time), sampling.least);
  }

  private @Nullable Ramp at(long time) {
    Ramp ramp = ramps.peekFirst();
    while (ramp != null && ramp.to <= time) {
      settled = ramp.end;
      ramps.removeFirst();
      ramp = ramps.peekFirst();
    }
    return ramp;
  }

  private long after(long time, @Nullable Ramp ramp) {
    if (ramp != null && ramp.from <= time) {
      return Math.min(time + sampling.busyMicroseconds, ramp.to);
    }
    long pause = time < busyUntil ? sampling.busyMicroseconds : sampling.idleMicroseconds;
    return ramp == null ? time + pause : Math.min(time + pause, ramp.from);
  }

  private double swing(long time) {
    Sway sway = sways.peekFirst();
    while (sway != null && sway.to <= time) {
      sways.removeFirst();
      sway = sways.peekFirst();
    }
    if (sway == null || time < sway.from) {
      return 0;
    }
    double phase = (time - sway.from) / sway.periodMicroseconds;
    return sway.amplitude * StrictMath.sin(2 * StrictMath.PI * phase);
  }

  private static double between(Ramp ramp, long time) {
    return ramp.start + (ramp.end - ramp.start) * smooth((double) (time - ramp.from), ramp);
  }

  private static double smooth(double elapsed, Ramp ramp) {
    double part = elapsed / (ramp.to - ramp.from);
    return part * part * (3 - 2 * part);
  }

  /** When the last ramp written goes through a level between its start and its end. */
  long crossing(double level) {
    Ramp ramp = ramps.getLast();
    double wanted = (level - ramp.start) / (ramp.end - ramp.start);
    if (!(wanted >= 0 && wanted <= 1)) {
      throw new IllegalArgumentException(level + " is not within " + ramp);
    }
    double low = 0;
    double high = (double) (ramp.to - ramp.from);
    while (high - low > 0.5) {
      double middle = (low + high) / 2;
      if (smooth(middle, ramp) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return ramp.from + (long) high;
  }
}
