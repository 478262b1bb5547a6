package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.util.List;
import org.tallyport.gateway.ingest.JournalGate;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.wire.JournalId;

/** What tells one run from another: how far the gateway holds which journals, with their chains. */
final class Trace {
  private Trace() {}

  /** Over the canonical bytes of all blocks, by their chains: equal for equal runs. */
  static long of(List<SteppedBoard> boards, SteppedGateway gateway) throws IOException {
    long hash = 1;
    for (SteppedBoard board : boards) {
      for (JournalId journal : board.journals()) {
        Position held = gateway.position(journal).orElseGet(() -> JournalGate.beginning(journal));
        hash = (hash * 31 + held.number()) * 31 + held.chain();
      }
    }
    return hash;
  }
}
