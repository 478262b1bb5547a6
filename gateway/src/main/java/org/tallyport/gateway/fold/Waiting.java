package org.tallyport.gateway.fold;

import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventCodec;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/** What waits for its place in UTC. */
sealed interface Waiting {
  int HAPPENED = 1;
  int SPAN = 2;
  int MISSING = 3;

  record Happened(Event event) implements Waiting {}

  /** Time of which figures are known, as the bits of {@link Placement}. */
  record Span(long from, long to, int figures) implements Waiting {}

  record Missing(MissingTime gap) implements Waiting {}

  default void write(ByteWriter out) {
    switch (this) {
      case Happened happened -> EventCodec.write(out.octet(HAPPENED), happened.event);
      case Span span -> out.octet(SPAN).signed(span.from).signed(span.to).unsigned(span.figures);
      case Missing missing -> missing.gap.write(out.octet(MISSING));
    }
  }

  static Waiting read(ByteReader in) throws MalformedBlock {
    int kind = in.octet();
    return switch (kind) {
      case HAPPENED -> new Happened(EventCodec.read(in));
      case SPAN -> new Span(in.signed(), in.signed(), (int) in.unsigned(31));
      case MISSING -> new Missing(MissingTime.read(in));
      default -> throw in.malformed("has a waiting item of kind " + kind);
    };
  }
}
