package org.tallyport.simulator.report;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Draws lines over the time of a run as SVG.
 *
 * @param title what is drawn, with its unit
 * @param endMicroseconds time of the run at the right edge; the left edge is 0
 * @param judgedMicroseconds where the judged time ends
 */
record Chart(
    String title,
    long endMicroseconds,
    long judgedMicroseconds,
    List<Series> series,
    List<Band> bands) {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 220;
  private static final int LEFT = 56;
  private static final int RIGHT = 12;
  private static final int TOP = 28;
  private static final int BOTTOM = 26;
  private static final int COLOURS = 6;
  private static final int MOST_TIME_TICKS = 12;
  private static final int VALUE_TICKS = 5;
  private static final int MARK_PIXELS = 5;
  private static final int LEGEND_PIXELS = 150;

  private static final List<Integer> MINUTES =
      List.of(1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080, 43_200);

  String svg() {
    double top = niceTop();
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
            .formatted(WIDTH, HEIGHT, Html.escape(title)));
    text(svg, LEFT, 14, "title", "start", title);
    bands.forEach(band -> band(svg, band));
    valueAxis(svg, top);
    timeAxis(svg);
    for (int i = 0; i < series.size(); i++) {
      line(svg, series.get(i), i % COLOURS, top);
      legend(svg, series.get(i), i);
    }
    return svg.append("</svg>\n").toString();
  }

  private double x(long microseconds) {
    long inside = Math.clamp(microseconds, 0, endMicroseconds);
    return LEFT + (double) inside / endMicroseconds * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double value, double top) {
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM);
  }

  /** The least of 1, 2, 5 times a power of ten that is a fifth of the highest value or more. */
  private double niceTop() {
    double highest = series.stream().mapToDouble(Series::highest).max().orElse(0);
    double step = Math.max(highest, 1) / VALUE_TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    double nice =
        List.of(1.0, 2.0, 5.0, 10.0).stream()
            .filter(n -> n * power >= step)
            .findFirst()
            .orElse(10.0);
    return nice * power * VALUE_TICKS;
  }

  private void band(StringBuilder svg, Band band) {
    double from = x(band.fromMicroseconds());
    boolean mark = band.kind() == Band.Kind.STRIKE;
    double width = Math.max(mark ? MARK_PIXELS : 1, x(band.toMicroseconds()) - from);
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title>"
                + "</rect>%n",
            band.kind().name().toLowerCase(Locale.ROOT),
            from,
            mark ? TOP - MARK_PIXELS : TOP,
            width,
            mark ? MARK_PIXELS : HEIGHT - TOP - BOTTOM,
            Html.escape(band.what())));
  }

  private static void valueAxis(StringBuilder svg, double top) {
    for (int i = 0; i <= VALUE_TICKS; i++) {
      double value = top * i / VALUE_TICKS;
      double y = y(value, top);
      rule(svg, "grid", LEFT, y, WIDTH - RIGHT, y);
      String label = String.format(Locale.ROOT, top < VALUE_TICKS ? "%.1f" : "%.0f", value);
      text(svg, LEFT - 6, y + 4, "tick", "end", label);
    }
  }

  private void timeAxis(StringBuilder svg) {
    long minutes = TimeUnit.MICROSECONDS.toMinutes(endMicroseconds);
    int step =
        MINUTES.stream()
            .filter(m -> minutes / m <= MOST_TIME_TICKS)
            .findFirst()
            .orElse(MINUTES.getLast());
    for (long minute = 0; minute <= minutes; minute += step) {
      double x = x(TimeUnit.MINUTES.toMicros(minute));
      rule(svg, "grid", x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 4);
      String label = String.format(Locale.ROOT, "%d:%02d", minute / 60, minute % 60);
      text(svg, x, HEIGHT - 8, "tick", "middle", label);
    }
    rule(svg, "judged", x(judgedMicroseconds), TOP, x(judgedMicroseconds), HEIGHT - BOTTOM);
  }

  private void line(StringBuilder svg, Series one, int colour, double top) {
    String style = "line c" + colour + (one.dashed() ? " dashed" : "");
    for (List<Series.Point> piece : one.pieces()) {
      svg.append("<polyline class=\"").append(style).append("\" points=\"");
      for (Series.Point point : piece) {
        svg.append(
            String.format(
                Locale.ROOT, "%.1f,%.1f ", x(point.microseconds()), y(point.value(), top)));
      }
      svg.append("\"/>\n");
    }
  }

  /** Beside the title, from right to left, as many as fit. */
  private void legend(StringBuilder svg, Series one, int index) {
    double x = WIDTH - RIGHT - (double) (series.size() - index) * LEGEND_PIXELS;
    if (x > WIDTH / 3.0) {
      String style = "line c" + index % COLOURS + (one.dashed() ? " dashed" : "");
      rule(svg, style, x, 10, x + 24, 10);
      text(svg, x + 30, 14, "tick", "start", one.name());
    }
  }

  private static void rule(
      StringBuilder svg, String style, double x1, double y1, double x2, double y2) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            style,
            x1,
            y1,
            x2,
            y2));
  }

  private static void text(
      StringBuilder svg, double x, double y, String style, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            style,
            x,
            y,
            anchor,
            Html.escape(text)));
  }
}
