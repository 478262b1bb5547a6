package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.edge.journal.Durability;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/**
 * What a board's journal must hold at one moment: each block that was committed and not
 * acknowledged, and none that was not.
 *
 * @param known how it stood after that moment
 * @param least its next number, at least
 * @param most its next number, at most
 */
record JournalImage(JournalStatus known, long least, long most) implements Moment {
  private static final JournalId OTHER = new JournalId("00000000deadbeef");
  private static final long MAXIMUM_BYTES = 1L << 30;

  /** Opens a variant with the board's own journal. */
  @Override
  public Optional<String> check(Path opened, Delivered delivered) throws IOException {
    JournalSettings settings =
        new JournalSettings(opened, MAXIMUM_BYTES, Duration.ofDays(90), Durability.OFF, 0);
    try (SqliteJournal journal = new SqliteJournal(settings, () -> OTHER)) {
      if (!journal.open(0)) {
        return Optional.of("does not open: " + journal.fault().orElse("no reason"));
      }
      if (!journal.alarms().isEmpty()) {
        return Optional.of("is taken for damaged: " + journal.alarms());
      }
      JournalStatus status = journal.draining().orElseThrow();
      if (status.journal().equals(OTHER) && least == 0) {
        return Optional.empty(); // not even the first transaction is left
      }
      if (!status.journal().equals(known.journal())
          || status.next() < least
          || status.next() > most
          || status.acknowledged() > known.acknowledged()) {
        return Optional.of(
            "holds %s, wanted the next to be %d to %d of %s".formatted(status, least, most, known));
      }
      return unbroken(
          status,
          journal.unacknowledged(status.journal(), status.acknowledged(), Long.MAX_VALUE),
          delivered);
    }
  }

  private static Optional<String> unbroken(
      JournalStatus status, List<StoredBlock> blocks, Delivered delivered) throws IOException {
    long number = status.acknowledged();
    for (StoredBlock stored : blocks) {
      number++;
      OptionalLong chain = delivered.chain(status.journal(), number);
      if (stored.block().firstNumber() != number
          || stored.block().number() != number
          || chain.isEmpty()
          || chain.getAsLong() != stored.block().chain()) {
        return Optional.of("does not hold block " + number + " as it was delivered");
      }
    }
    return number == status.next() - 1
        ? Optional.empty()
        : Optional.of("ends with block " + number + ", its own next is " + status.next());
  }
}
