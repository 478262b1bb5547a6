package org.tallyport.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;

/** Reads births and deaths, of our boards and of others. */
final class BirthReader {
  private final PayloadReader payload;
  private final MetricReader metric;

  BirthReader(PayloadReader payload) {
    this.payload = payload;
    this.metric = payload.metric();
  }

  Received nodeBirth(EdgeNode node) throws MalformedMessage {
    List<Metric> metrics = metrics();
    Map<String, Metric.Value> values = new HashMap<>();
    metrics.forEach(metric -> metric.name().ifPresent(name -> values.put(name, metric.value())));
    Optional<JournalStatus> journal =
        values.containsKey(Names.ID) ? Optional.of(journal(values)) : Optional.empty();
    return new Received.NodeBirth(
        node, bdSeq(values), payload.seq(), payload.utcMilliseconds(), journal, metrics);
  }

  Received nodeDeath(EdgeNode node) throws MalformedMessage {
    Map<String, Metric.Value> values = new HashMap<>();
    metrics().forEach(metric -> metric.name().ifPresent(name -> values.put(name, metric.value())));
    return new Received.NodeDeath(node, bdSeq(values));
  }

  Received deviceBirth(EdgeNode node, String device) throws MalformedMessage {
    List<Received.Born> born = new ArrayList<>();
    while (payload.next()) {
      born.add(born(device));
    }
    return new Received.DeviceBirth(node, device, payload.seq(), payload.utcMilliseconds(), born);
  }

  /** All metrics of the payload. */
  List<Metric> metrics() throws MalformedMessage {
    List<Metric> metrics = new ArrayList<>(payload.metrics());
    while (payload.next()) {
      metrics.add(metric.metric());
    }
    return metrics;
  }

  private Received.Born born(String device) throws MalformedMessage {
    String name = metric.hasName() ? metric.name() : "";
    String superseded = Names.SUPERSEDED + metric.alias() + "/";
    boolean past = metric.hasAlias() && name.startsWith(superseded);
    Optional<Signal> signal = signal(device, past ? name.substring(superseded.length()) : name);
    if (signal.isEmpty()) {
      return new Received.Born(metric.metric(), Optional.empty(), past);
    }
    return new Received.Born(metric.metric(), Optional.of(live(signal.get(), past)), past);
  }

  private LiveSignal live(Signal signal, boolean past) throws MalformedMessage {
    Quality quality = metric.quality();
    long steps = quality == Quality.BAD ? 0 : Steps.of(signal, metric);
    LiveValue value = new LiveValue(metric.utcMilliseconds(), steps, quality);
    return new LiveSignal(metric.alias(), signal, past ? Optional.empty() : Optional.of(value));
  }

  /** The signal, when the metric has all that makes one of ours. */
  private Optional<Signal> signal(String device, String name) {
    PropertyReader properties = metric.properties();
    long alias = metric.hasAlias() ? metric.alias() : 0;
    if (properties.decimals() < 0 || alias < 1 || alias > Aliases.LAST_SIGNAL) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Signal(
              new EquipmentId(device),
              name,
              Role.ofWord(properties.role()),
              Unit.ofSymbol(properties.unit()),
              DataType.valueType(metric.type()),
              properties.decimals()));
    } catch (IllegalArgumentException | MalformedMessage e) {
      return Optional.empty();
    }
  }

  private static JournalStatus journal(Map<String, Metric.Value> values) throws MalformedMessage {
    try {
      return new JournalStatus(
          Commands.journal(values),
          Commands.natural(values, Names.NEXT),
          Commands.natural(values, Names.OLDEST),
          Commands.natural(values, Names.OLDEST_CHAIN),
          Commands.natural(values, Names.ACKNOWLEDGED));
    } catch (IllegalArgumentException e) {
      throw new MalformedMessage(String.valueOf(e.getMessage()));
    }
  }

  private static int bdSeq(Map<String, Metric.Value> values) {
    return values.get(Names.BD_SEQ) instanceof Metric.Value.Whole whole
            && whole.number() >= 0
            && whole.number() <= 255
        ? (int) whole.number()
        : -1;
  }
}
