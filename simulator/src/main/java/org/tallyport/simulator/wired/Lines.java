package org.tallyport.simulator.wired;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.tallyport.simulator.line.Line;
import org.tallyport.simulator.line.LineState;

/** The lines between the broker and its clients, one for each. */
final class Lines implements AutoCloseable {
  /** About a bad GPRS link: blocks take seconds, and keep-alives still come through. */
  private static final LineState SLOW = new LineState.Slow(2_000, Duration.ofMillis(300));

  private final InetSocketAddress broker;
  private final LongSupplier nanoTime;
  private final Map<String, Line> lines = new TreeMap<>();

  /**
   * No lines yet.
   *
   * @param broker such as {@code tcp://127.0.0.1:1883}
   */
  Lines(String broker, LongSupplier nanoTime) {
    URI uri = URI.create(broker);
    this.broker = new InetSocketAddress(uri.getHost(), uri.getPort());
    this.nanoTime = nanoTime;
  }

  /** The broker's address for a client; its line is made. */
  String address(String client) throws IOException {
    Line line = new Line(broker, nanoTime);
    lines.put(client, line);
    return "tcp://127.0.0.1:" + line.port();
  }

  void begin(WiredFault fault) {
    line(fault)
        .state(
            switch (fault.kind()) {
              case LINE_CUT -> new LineState.Cut();
              case LINE_HALF_OPEN -> new LineState.HalfOpen();
              case LINE_SLOW -> SLOW;
              case KILL, STALL, PLC_RESTART, PLC_DOWNLOAD ->
                  throw new IllegalArgumentException(fault.toString());
            });
  }

  void end(WiredFault fault) {
    line(fault).state(new LineState.Whole());
  }

  private Line line(WiredFault fault) {
    Line line = lines.get(fault.victim());
    if (line == null) {
      throw new IllegalArgumentException(fault + ": there are lines of " + lines.keySet());
    }
    return line;
  }

  @Override
  public void close() {
    lines.values().forEach(Line::close);
  }
}
