package org.tallyport.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a payload: its head at once, then metric by metric. Unpacks the compressed envelope. */
final class PayloadReader {
  private static final byte[] COMPRESSED = Names.COMPRESSED.getBytes(StandardCharsets.UTF_8);

  private final Decoder.Limits limits;
  private final Unpacker unpacker;
  private final ProtobufReader in = new ProtobufReader();
  private final MetricReader metric = new MetricReader();

  private long utcMilliseconds;
  private int seq;
  private int metrics;
  private boolean compressed;
  private int bodyFrom;
  private int bodyTo;

  PayloadReader(Decoder.Limits limits) {
    this.limits = limits;
    this.unpacker = new Unpacker(limits.inflatedBytes());
  }

  /** Begins with the payload of a message. */
  void over(byte[] payload) throws MalformedMessage {
    if (payload.length > limits.payloadBytes()) {
      throw new MalformedMessage(
          "payload of " + payload.length + " bytes, at most " + limits.payloadBytes());
    }
    utcMilliseconds = 0;
    seq = -1;
    head(payload);
    if (compressed) {
      byte[] inner = unpacker.unpack(payload, bodyFrom, bodyTo);
      head(inner);
      if (compressed) {
        throw new MalformedMessage("compressed payload within a compressed payload");
      }
    }
  }

  long utcMilliseconds() {
    return utcMilliseconds;
  }

  /** 0 to 255, −1 where there is none. */
  int seq() {
    return seq;
  }

  /** How many metrics there are in all. */
  int metrics() {
    return metrics;
  }

  /** The next metric into {@link #metric}; false when there is none left. */
  boolean next() throws MalformedMessage {
    while (!in.atEnd()) {
      int tag = in.tag();
      if (tag == 0x12) {
        metric.read(in, in.length());
        return true;
      }
      in.skip(tag);
    }
    return false;
  }

  /** The bytes that the metric lies in. */
  byte[] bytes() {
    return in.bytes();
  }

  MetricReader metric() {
    return metric;
  }

  private void head(byte[] payload) throws MalformedMessage {
    metrics = 0;
    compressed = false;
    bodyFrom = 0;
    bodyTo = 0;
    in.over(payload, 0, payload.length);
    while (!in.atEnd()) {
      field(payload, in.tag());
    }
    if (metrics > limits.metrics()) {
      throw new MalformedMessage("payload of " + metrics + " metrics, at most " + limits.metrics());
    }
    in.over(payload, 0, payload.length);
  }

  private void field(byte[] payload, int tag) throws MalformedMessage {
    switch (tag) {
      case 1 << 3 -> utcMilliseconds = Math.max(0, in.varint());
      case 2 << 3 | ProtobufReader.DELIMITED -> {
        in.pass(in.length());
        metrics++;
      }
      case 3 << 3 -> {
        long number = in.varint();
        seq = number >= 0 && number <= 255 ? (int) number : -1;
      }
      case 4 << 3 | ProtobufReader.DELIMITED -> {
        int length = in.length();
        int from = in.at();
        compressed =
            Arrays.equals(payload, from, in.pass(length), COMPRESSED, 0, COMPRESSED.length);
      }
      case 5 << 3 | ProtobufReader.DELIMITED -> {
        int length = in.length();
        bodyFrom = in.at();
        bodyTo = in.pass(length);
      }
      default -> in.skip(tag);
    }
  }
}
