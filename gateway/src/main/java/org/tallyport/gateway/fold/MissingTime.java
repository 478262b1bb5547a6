package org.tallyport.gateway.fold;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/** A gap on the fold's own time line, before it has a place in UTC. */
record MissingTime(
    JournalId journal,
    long block,
    int ordinal,
    List<String> signals,
    long from,
    long to,
    long count,
    String reason) {
  void write(ByteWriter out) {
    out.text(journal.value()).unsigned(block).unsigned(ordinal).unsigned(signals.size());
    signals.forEach(out::text);
    out.signed(from).signed(to).unsigned(count).text(reason);
  }

  static MissingTime read(ByteReader in) throws MalformedBlock {
    JournalId journal = new JournalId(in.text());
    long block = in.unsigned(Long.MAX_VALUE);
    int ordinal = (int) in.unsigned(Integer.MAX_VALUE);
    List<String> signals = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      signals.add(in.text());
    }
    return new MissingTime(
        journal,
        block,
        ordinal,
        signals,
        in.signed(),
        in.signed(),
        in.unsigned(Long.MAX_VALUE),
        in.text());
  }
}
