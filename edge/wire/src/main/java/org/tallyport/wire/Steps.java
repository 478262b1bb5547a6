package org.tallyport.wire;

import org.tallyport.equipment.Signal;

/** Turns the value of a metric back into the steps that the board had. */
final class Steps {
  private Steps() {}

  /** The steps of the metric's value; refuses a value that is not of the signal's type. */
  static long of(Signal signal, MetricReader metric) throws MalformedMessage {
    if (metric.type() != 0 && metric.type() != DataType.of(signal)) {
      throw new MalformedMessage(
          signal.name() + " has data type " + metric.type() + ", not " + DataType.of(signal));
    }
    long steps =
        switch (metric.kind()) {
          case MetricReader.BOOLEAN, MetricReader.LONG -> metric.bits();
          case MetricReader.FLOAT -> decimal(signal, Float.intBitsToFloat((int) metric.bits()));
          default -> throw new MalformedMessage(signal.name() + " has no value of its type");
        };
    if (metric.kind() != kind(signal) || !signal.carries(steps)) {
      throw new MalformedMessage(signal.name() + " has a value that it cannot carry");
    }
    return steps;
  }

  private static long decimal(Signal signal, float value) throws MalformedMessage {
    if (!Float.isFinite(value)) {
      throw new MalformedMessage(signal.name() + " is " + value);
    }
    return signal.steps(value);
  }

  private static int kind(Signal signal) {
    return switch (signal.type()) {
      case BOOLEAN -> MetricReader.BOOLEAN;
      case INTEGER -> MetricReader.LONG;
      case DECIMAL -> MetricReader.FLOAT;
    };
  }
}
