package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.SqliteLedger;
import org.tallyport.wire.JournalId;

/**
 * What the gateway's ledger must hold at one moment: each block that a board took for acknowledged.
 *
 * @param acknowledged per journal the number of the last such block
 */
record LedgerImage(Map<JournalId, Long> acknowledged) implements Moment {
  LedgerImage {
    acknowledged = Map.copyOf(acknowledged);
  }

  /** Opens a variant with the gateway's own ledger. */
  @Override
  public Optional<String> check(Path opened, Delivered delivered) throws IOException {
    try (SqliteLedger ledger = SqliteLedger.openWithoutSync(opened)) {
      for (Map.Entry<JournalId, Long> entry : acknowledged.entrySet()) {
        Optional<String> wrong = check(ledger, entry.getKey(), entry.getValue(), delivered);
        if (wrong.isPresent()) {
          return wrong;
        }
      }
      return Optional.empty();
    } catch (LedgerFault e) {
      return Optional.of("cannot be read: " + e.getMessage());
    }
  }

  private static Optional<String> check(
      SqliteLedger ledger, JournalId journal, long least, Delivered delivered)
      throws LedgerFault, IOException {
    long last = ledger.position(journal).map(Position::number).orElse(0L);
    if (last < least) {
      return Optional.of("ends with block " + last + " of " + journal + ", acknowledged " + least);
    }
    for (long number = 1; number <= last; number++) {
      OptionalLong chain = ledger.chain(journal, number);
      if (chain.isEmpty() || !chain.equals(delivered.chain(journal, number))) {
        return Optional.of("lacks block " + number + " of " + journal + " before its last " + last);
      }
    }
    return Optional.empty();
  }
}
