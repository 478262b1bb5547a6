package org.tallyport.simulator.image;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.edge.journal.Durability;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.simulator.stepped.SteppedFiles;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/**
 * A board's journal at one moment.
 *
 * @param image its files
 * @param known what the board's program held for the gateway then
 */
record JournalImage(Image image, SteppedFiles.Undrained known) {
  private static final JournalId OTHER = new JournalId("00000000deadbeef");
  private static final long MAXIMUM_BYTES = 1L << 30;

  /** Who knows what was delivered. */
  interface Delivered {
    OptionalLong chain(JournalId journal, long number) throws IOException;
  }

  /**
   * Opens a variant with the board's own journal.
   *
   * @param opened the files of the variant
   * @return what is wrong with it
   */
  Optional<String> check(Image opened, WalVariant variant, Delivered delivered) throws IOException {
    JournalSettings settings =
        new JournalSettings(opened.file(), MAXIMUM_BYTES, Duration.ofDays(90), Durability.OFF, 0);
    try (SqliteJournal journal = new SqliteJournal(settings, () -> OTHER)) {
      if (!journal.open(0)) {
        return Optional.of("does not open: " + journal.fault().orElse("no reason"));
      }
      if (!journal.alarms().isEmpty()) {
        return Optional.of("is taken for damaged: " + journal.alarms());
      }
      JournalStatus status = journal.draining().orElseThrow();
      List<StoredBlock> blocks =
          journal.unacknowledged(status.journal(), status.acknowledged(), Long.MAX_VALUE);
      return variant instanceof WalVariant.Whole
          ? complete(status, blocks)
          : unbroken(status, blocks, delivered);
    }
  }

  private Optional<String> complete(JournalStatus status, List<StoredBlock> blocks) {
    Map<Long, Long> chains = new HashMap<>();
    blocks.forEach(stored -> chains.put(stored.block().number(), stored.block().chain()));
    JournalStatus wanted = known.status();
    if (!status.journal().equals(wanted.journal()) || status.next() < wanted.next()) {
      return Optional.of("holds " + status + ", wanted " + wanted);
    }
    for (StoredBlock stored : known.blocks()) {
      Long chain = chains.get(stored.block().number());
      if (chain == null || chain != stored.block().chain()) {
        return Optional.of("lacks block " + stored.block().number() + " of " + wanted.journal());
      }
    }
    return Optional.empty();
  }

  private Optional<String> unbroken(
      JournalStatus status, List<StoredBlock> blocks, Delivered delivered) throws IOException {
    if (status.journal().equals(OTHER)) {
      return Optional.empty(); // not even the first transaction is left
    }
    if (!status.journal().equals(known.status().journal())
        || status.next() > known.status().next()) {
      return Optional.of("holds " + status + ", which is not an earlier " + known.status());
    }
    long number = status.acknowledged();
    for (StoredBlock stored : blocks) {
      number++;
      OptionalLong chain = delivered.chain(status.journal(), stored.block().number());
      if (stored.block().firstNumber() > number
          || chain.isEmpty()
          || chain.getAsLong() != stored.block().chain()) {
        return Optional.of(
            "holds block " + stored.block().number() + " otherwise than it was delivered");
      }
      number = stored.block().number();
    }
    return number == status.next() - 1
        ? Optional.empty()
        : Optional.of("ends with block " + number + ", its own next is " + status.next());
  }
}
