package org.tallyport.simulator.image;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.SqliteLedger;
import org.tallyport.wire.JournalId;

/**
 * The gateway's ledger at one moment.
 *
 * @param image its files
 * @param acknowledged per journal the number of the last block that its board took for acknowledged
 */
record LedgerImage(Image image, Map<JournalId, Long> acknowledged) {
  LedgerImage {
    acknowledged = Map.copyOf(acknowledged);
  }

  /**
   * Opens a variant with the gateway's own ledger.
   *
   * @param opened the files of the variant
   * @return what is wrong with it
   */
  Optional<String> check(Image opened, WalVariant variant, JournalImage.Delivered delivered)
      throws IOException {
    try (SqliteLedger ledger = SqliteLedger.openWithoutSync(opened.file())) {
      for (Map.Entry<JournalId, Long> entry : acknowledged.entrySet()) {
        long least = variant instanceof WalVariant.Whole ? entry.getValue() : 0;
        Optional<String> wrong = check(ledger, entry.getKey(), least, delivered);
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
      SqliteLedger ledger, JournalId journal, long least, JournalImage.Delivered delivered)
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
