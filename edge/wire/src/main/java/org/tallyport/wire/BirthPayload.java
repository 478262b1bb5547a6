package org.tallyport.wire;

import java.util.List;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.sparkplug.Metric;
import org.tallyport.wire.sparkplug.Payload;
import org.tallyport.wire.sparkplug.PropertySet;
import org.tallyport.wire.sparkplug.PropertyValue;

/** Builds the payloads of births and commands, metric by metric, with the generated classes. */
final class BirthPayload {
  private final Payload.Builder payload = Payload.newBuilder();
  private final long utcMilliseconds;

  BirthPayload(long utcMilliseconds) {
    this.utcMilliseconds = Math.max(0, utcMilliseconds);
    payload.setTimestamp(this.utcMilliseconds);
  }

  byte[] bytes() {
    return payload.build().toByteArray();
  }

  byte[] bytes(int seq) {
    return payload.setSeq(seq).build().toByteArray();
  }

  BirthPayload number(String name, long value) {
    payload.addMetrics(named(name, DataType.INT64).setLongValue(value));
    return this;
  }

  BirthPayload text(String name, String value) {
    payload.addMetrics(named(name, DataType.STRING).setStringValue(value));
    return this;
  }

  BirthPayload flag(String name, boolean value) {
    payload.addMetrics(named(name, DataType.BOOLEAN).setBooleanValue(value));
    return this;
  }

  BirthPayload noNumber(String name) {
    payload.addMetrics(named(name, DataType.INT64).setIsNull(true));
    return this;
  }

  BirthPayload blockMetrics(List<BlockMetric> metrics, long firstAlias) {
    for (BlockMetric metric : metrics) {
      payload.addMetrics(
          named(metric.wireName(), metric.type())
              .setAlias(metric.alias(firstAlias))
              .setIsTransient(true)
              .setIsNull(true));
    }
    return this;
  }

  BirthPayload signal(LiveSignal live) {
    Signal signal = live.signal();
    Metric.Builder metric = named(signal.name(), DataType.of(signal)).setAlias(live.alias());
    Quality quality = live.latest().map(LiveValue::quality).orElse(Quality.BAD);
    live.latest().ifPresent(value -> metric.setTimestamp(value.utcMilliseconds()));
    if (quality == Quality.BAD) {
      metric.setIsNull(true);
    } else {
      steps(metric, signal, live.latest().orElseThrow().steps());
    }
    payload.addMetrics(metric.setProperties(properties(signal, quality)));
    return this;
  }

  BirthPayload superseded(Content.Definition definition) {
    Signal signal = definition.signal();
    payload.addMetrics(
        named(Names.SUPERSEDED + definition.alias() + "/" + signal.name(), DataType.of(signal))
            .setAlias(definition.alias())
            .setIsNull(true)
            .setProperties(properties(signal, Quality.BAD)));
    return this;
  }

  BirthPayload health(org.tallyport.wire.Metric health) {
    String name =
        health.name().orElseThrow(() -> new IllegalArgumentException("health needs a name"));
    if (name.startsWith(Names.JOURNAL) || name.equals(Names.BD_SEQ) || name.equals(Names.REBIRTH)) {
      throw new IllegalArgumentException("health metric " + name + ": the name is the journal's");
    }
    payload.addMetrics(value(name, health.value()).setTimestamp(health.utcMilliseconds()));
    return this;
  }

  private Metric.Builder value(String name, org.tallyport.wire.Metric.Value value) {
    return switch (value) {
      case org.tallyport.wire.Metric.Value.Flag flag ->
          named(name, DataType.BOOLEAN).setBooleanValue(flag.on());
      case org.tallyport.wire.Metric.Value.Whole whole ->
          named(name, DataType.INT64).setLongValue(whole.number());
      case org.tallyport.wire.Metric.Value.Decimal decimal ->
          named(name, DataType.DOUBLE).setDoubleValue(decimal.number());
      case org.tallyport.wire.Metric.Value.Text text ->
          named(name, DataType.STRING).setStringValue(text.text());
      case org.tallyport.wire.Metric.Value.Null none -> named(name, none.type()).setIsNull(true);
      case org.tallyport.wire.Metric.Value.Opaque opaque ->
          throw new IllegalArgumentException(name + ": type " + opaque.type() + " is not written");
    };
  }

  private Metric.Builder named(String name, int type) {
    return Metric.newBuilder().setName(name).setTimestamp(utcMilliseconds).setDatatype(type);
  }

  private static void steps(Metric.Builder metric, Signal signal, long steps) {
    switch (signal.type()) {
      case BOOLEAN -> metric.setBooleanValue(steps != 0);
      case INTEGER -> metric.setLongValue(steps);
      case DECIMAL -> metric.setFloatValue((float) signal.value(steps));
    }
  }

  private static PropertySet properties(Signal signal, Quality quality) {
    return PropertySet.newBuilder()
        .addKeys(Names.UNIT)
        .addValues(text(signal.unit().symbol()))
        .addKeys(Names.ROLE)
        .addValues(text(signal.role().word()))
        .addKeys(Names.DECIMALS)
        .addValues(number(signal.decimals()))
        .addKeys(Names.QUALITY)
        .addValues(number(quality.sparkplugCode()))
        .build();
  }

  private static PropertyValue text(String value) {
    return PropertyValue.newBuilder().setType(DataType.STRING).setStringValue(value).build();
  }

  private static PropertyValue number(int value) {
    return PropertyValue.newBuilder().setType(DataType.INT32).setIntValue(value).build();
  }
}
