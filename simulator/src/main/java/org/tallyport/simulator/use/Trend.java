package org.tallyport.simulator.use;

import java.util.ArrayList;
import java.util.List;

/** A figure over time, and how it grows: the straight line with the least squares. */
public final class Trend {
  private final List<double[]> points = new ArrayList<>();

  /** Takes a value at a time. */
  public void add(double seconds, double value) {
    points.add(new double[] {seconds, value});
  }

  /** The newest value, 0 without any. */
  public double last() {
    return points.isEmpty() ? 0 : points.getLast()[1];
  }

  /** The highest value, 0 without any. */
  public double most() {
    return points.stream().mapToDouble(point -> point[1]).max().orElse(0);
  }

  /** Growth per hour over the last so many parts of the time; 0 with less than two points. */
  public double perHour(double lastPart) {
    if (points.isEmpty()) {
      return 0;
    }
    double first = points.getFirst()[0];
    double last = points.getLast()[0];
    double from = last - (last - first) * lastPart;
    List<double[]> late = points.stream().filter(point -> point[0] >= from).toList();
    double meanTime = late.stream().mapToDouble(point -> point[0]).average().orElse(0);
    double meanValue = late.stream().mapToDouble(point -> point[1]).average().orElse(0);
    double above = 0;
    double below = 0;
    for (double[] point : late) {
      above += (point[0] - meanTime) * (point[1] - meanValue);
      below += (point[0] - meanTime) * (point[0] - meanTime);
    }
    return below > 0 ? above / below * 3_600 : 0;
  }
}
