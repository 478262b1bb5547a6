package org.tallyport.simulator.use;

import java.util.List;

/**
 * A figure over the time of a run.
 *
 * @param name with its unit, such as {@code ledger_bytes}
 * @param title for people, with its unit
 * @param points at least two, in order of time
 * @param perHour growth per simulated hour after the first quarter: while a run warms up, all grows
 */
public record Growth(String name, String title, List<Point> points, double perHour) {
  private static final double LATE_PART = 0.75;

  /**
   * What it was at a time.
   *
   * @param microseconds time of the run
   */
  public record Point(long microseconds, double value) {}

  public Growth {
    points = List.copyOf(points);
  }

  static Growth of(String name, String title, List<Point> points) {
    Trend trend = new Trend();
    points.forEach(point -> trend.add(point.microseconds() / 1e6, point.value()));
    return new Growth(name, title, points, trend.perHour(LATE_PART));
  }

  public double first() {
    return points.getFirst().value();
  }

  public double last() {
    return points.getLast().value();
  }

  public double most() {
    return points.stream().mapToDouble(Point::value).max().orElseThrow();
  }
}
