package org.tallyport.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a command to a node says. */
final class Commands {
  private Commands() {}

  static Received read(EdgeNode node, long utcMilliseconds, List<Metric> metrics)
      throws MalformedMessage {
    Map<String, Metric.Value> values = new HashMap<>();
    metrics.forEach(metric -> metric.name().ifPresent(name -> values.put(name, metric.value())));
    if (values.containsKey(Names.FORK)) {
      return new Received.Fork(node, utcMilliseconds, journal(values), natural(values, Names.FORK));
    }
    if (values.containsKey(Names.ACKNOWLEDGED)) {
      Acknowledgement acknowledgement =
          new Acknowledgement(
              journal(values),
              natural(values, Names.ACKNOWLEDGED),
              natural(values, Names.ACKNOWLEDGED_CHAIN));
      return new Received.Acknowledged(node, utcMilliseconds, acknowledgement);
    }
    if (values.get(Names.REBIRTH) instanceof Metric.Value.Flag(boolean on) && on) {
      return new Received.Rebirth(node, utcMilliseconds);
    }
    return new Received.OtherCommand(node, Optional.empty(), utcMilliseconds, metrics);
  }

  static JournalId journal(Map<String, Metric.Value> values) throws MalformedMessage {
    if (!(values.get(Names.ID) instanceof Metric.Value.Text(String text))) {
      throw new MalformedMessage(Names.ID + " is missing or no text");
    }
    try {
      return new JournalId(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedMessage(String.valueOf(e.getMessage()));
    }
  }

  static long natural(Map<String, Metric.Value> values, String name) throws MalformedMessage {
    if (values.get(name) instanceof Metric.Value.Whole(long number) && number >= 0) {
      return number;
    }
    throw new MalformedMessage(name + " is missing or no whole number from 0 on");
  }
}
