package org.tallyport.simulator.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a chart.
 *
 * @param name for the legend
 * @param dashed drawn over what it is compared with
 * @param pieces between them nothing is known
 */
record Series(String name, boolean dashed, List<List<Point>> pieces) {
  /** More than a screen has columns. */
  private static final int MOST_POINTS = 2_000;

  /** Time of the run, and a value in the chart's unit. */
  record Point(long microseconds, double value) {}

  Series {
    pieces = pieces.stream().filter(piece -> !piece.isEmpty()).map(Series::thin).toList();
  }

  /** A line of one piece. */
  static Series whole(String name, boolean dashed, List<Point> points) {
    return new Series(name, dashed, List.of(points));
  }

  /** Of every stretch of a long line the highest point is kept, and the last of all. */
  private static List<Point> thin(List<Point> points) {
    int stride = Math.ceilDiv(points.size(), MOST_POINTS);
    if (stride <= 1) {
      return List.copyOf(points);
    }
    List<Point> kept = new ArrayList<>();
    for (int from = 0; from < points.size(); from += stride) {
      Point highest = points.get(from);
      for (Point point : points.subList(from, Math.min(points.size(), from + stride))) {
        highest = point.value() > highest.value() ? point : highest;
      }
      kept.add(highest);
    }
    if (!kept.getLast().equals(points.getLast())) {
      kept.add(points.getLast());
    }
    return List.copyOf(kept);
  }

  double highest() {
    return pieces.stream().flatMap(List::stream).mapToDouble(Point::value).max().orElse(0);
  }
}
