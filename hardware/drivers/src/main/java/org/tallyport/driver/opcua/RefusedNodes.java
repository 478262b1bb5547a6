package org.tallyport.driver.opcua;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.tallyport.equipment.SensorState;

/** The channels whose nodes the server does not give; asked for again now and then. */
final class RefusedNodes {
  private static final long AGAIN_NANOS = 30_000_000_000L;

  private final Map<Integer, StatusCode> reasons = new TreeMap<>();
  private long askedAt;

  void clear() {
    reasons.clear();
  }

  void asked(long now) {
    askedAt = now;
  }

  void taken(int channel) {
    reasons.remove(channel);
  }

  /** Notes a refusal; whether it is a new one. */
  boolean refused(int channel, StatusCode reason) {
    return reasons.put(channel, reason) == null;
  }

  boolean due(long now) {
    return !reasons.isEmpty() && now - askedAt > AGAIN_NANOS;
  }

  List<Integer> channels() {
    return List.copyOf(reasons.keySet());
  }

  /** Reading, unless a node is refused. */
  SensorState state(PlcSettings settings) {
    return reasons.entrySet().stream()
        .findFirst()
        .<SensorState>map(
            first ->
                new SensorState.Failing(
                    "PLC "
                        + settings.endpoint()
                        + ": "
                        + reasons.size()
                        + " of "
                        + settings.channels().size()
                        + " nodes refused, first "
                        + settings.channels().get(first.getKey()).node().toParseableString()
                        + ": "
                        + first.getValue()))
        .orElseGet(SensorState.Reading::new);
  }
}
