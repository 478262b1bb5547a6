package org.tallyport.gateway.recognise;

import java.util.Arrays;

/**
 * Which vehicles a row of axles is: the division of least cost. A gap in a bogie is short, between
 * the bogies of one vehicle long, between vehicles in the middle; a gap costs what it misses of
 * that, less its tolerance. Gaps that were not measured fit everywhere, so that the pattern
 * decides.
 */
final class Consist {
  /** Axles per vehicle by choice; 1 stands for axles that fit nothing. */
  private static final int[] LENGTHS = {4, 6, 8, 2, 1};

  private static final double[] PENALTIES = {0, 0, 0, 4, 10};
  private static final double NEVER = 1e9;
  private static final double UNFINISHED = 3;

  /** Of axles that a silence left alone: they need not be joined with what comes after it. */
  private static final double ALONE = 4;

  /** Of axles that rolled back: they are no vehicle. */
  private static final double RETURNED = 1;

  /** What whole vehicles may miss of their patterns. */
  private static final double SLACK = 0.5;

  private static final double INNER_FROM = 4.2;
  private static final double INNER_TO = 20;
  private static final double COUPLING_FROM = 2.2;
  private static final double COUPLING_TO = 4.2;

  private final double bogieMetres;
  private final double[] cost = new double[Axles.MOST + 1];
  private final int[] lastLength = new int[Axles.MOST + 1];

  Consist(double bogieMetres) {
    this.bogieMetres = bogieMetres;
  }

  /**
   * Divides all axles; {@link #vehicles} tells the result.
   *
   * @return how many axles from the first on are whole vehicles; the rest may still grow
   */
  int divide(Axles axles) {
    int size = axles.size();
    Arrays.fill(cost, 0, size + 1, NEVER);
    cost[0] = 0;
    for (int end = 1; end <= size; end++) {
      for (int choice = 0; choice < LENGTHS.length; choice++) {
        int length = LENGTHS[choice];
        if (length <= end) {
          double total =
              cost[end - length]
                  + coupling(axles, end - length)
                  + PENALTIES[choice]
                  + inside(axles, end - length, length, length);
          if (total < cost[end]) {
            cost[end] = total;
            lastLength[end] = length;
          }
        }
      }
      double alone = end == axles.returned() ? RETURNED : end == axles.rest() ? ALONE : NEVER;
      if (alone < cost[end]) {
        cost[end] = alone;
        lastLength[end] = -end;
      }
    }
    return wholes(axles, size);
  }

  /** Whether the axles are whole vehicles and those that a silence left alone, nothing else. */
  boolean closes(Axles axles) {
    divide(axles);
    return cost[axles.size()] < ALONE + SLACK;
  }

  private int wholes(Axles axles, int size) {
    int best = size;
    double least = cost[size];
    for (int open = 1; open <= Math.min(7, size); open++) {
      for (int length : new int[] {4, 6, 8}) {
        if (length > open) {
          int start = size - open;
          double total =
              cost[start]
                  + coupling(axles, start)
                  + UNFINISHED
                  + inside(axles, start, open, length);
          if (total < least) {
            least = total;
            best = start;
          }
        }
      }
    }
    return best;
  }

  /**
   * Lengths of the vehicles of the first axles, first vehicle first; negative for axles that stay
   * alone, or rolled back.
   */
  int[] vehicles(int wholes) {
    int count = 0;
    for (int end = wholes; end > 0; end -= Math.abs(lastLength[end])) {
      count++;
    }
    int[] lengths = new int[count];
    for (int end = wholes; end > 0; end -= Math.abs(lastLength[end])) {
      lengths[--count] = lastLength[end];
    }
    return lengths;
  }

  /** What the gaps inside of a vehicle miss; of its axles only the first {@code open} are there. */
  double inside(Axles axles, int start, int open, int length) {
    double sum = 0;
    for (int i = 1; i < open; i++) {
      boolean inner = i * 2 == length;
      sum +=
          inner
              ? miss(axles, start + i, INNER_FROM, INNER_TO)
              : miss(axles, start + i, 0.8, bogieMetres);
    }
    return sum;
  }

  private static double coupling(Axles axles, int axle) {
    return axle == 0 ? 0 : miss(axles, axle, COUPLING_FROM, COUPLING_TO);
  }

  private static double miss(Axles axles, int axle, double from, double to) {
    if (axles.gaps[axle] == Axles.UNMEASURED) {
      return 0.01;
    }
    double metres = axles.gaps[axle] / 1e6;
    double off = Math.max(0, Math.max(from - metres, metres - to));
    double tolerance = axles.tolerances[axle] / 1e6;
    return Math.max(0, off - tolerance) + 0.05 * Math.min(off, tolerance);
  }
}
