package org.tallyport.gateway.loop;

import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.Doubt;
import org.tallyport.gateway.ingest.JournalGate;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/** The words of the loop's alarms. */
final class Alarms {
  private Alarms() {}

  static Alarm fork(EdgeNode node, BlockName first, long utcMicroseconds) {
    return new Alarm(
        "fork",
        node.edge(),
        utcMicroseconds,
        "journal "
            + first.journal()
            + " has another history from block "
            + first.number()
            + " on: a restored or cloned card; the board goes on under a new journal");
  }

  static Alarm missing(
      EdgeNode node, JournalId journal, JournalGate.Start.Skipped skipped, long utcMicroseconds) {
    return new Alarm(
        "missing-blocks",
        node.edge(),
        utcMicroseconds,
        "blocks "
            + skipped.firstMissing()
            + " to "
            + skipped.lastMissing()
            + " of journal "
            + journal
            + " were acknowledged once but are not in this ledger: was it restored from an older"
            + " backup? Their time is unknown");
  }

  static Alarm doubtful(EdgeNode node, Doubt doubt, long utcMicroseconds) {
    String subject = doubt.equipment().map(EquipmentId::value).orElse(node.edge());
    return new Alarm(doubt.kind(), subject, utcMicroseconds, doubt.text());
  }

  static Alarm twoBoards(
      EdgeNode node, EquipmentId equipment, @Nullable String owner, long utcMicroseconds) {
    return new Alarm(
        "two-boards",
        equipment.value(),
        utcMicroseconds,
        "board "
            + node.edge()
            + " sends readings of it, but the configuration says that board "
            + owner
            + " reads it: those of "
            + node.edge()
            + " are stored and not counted");
  }

  static Alarm unfoldable(
      EdgeNode node, BlockName block, long utcMicroseconds, MalformedBlock why) {
    return new Alarm(
        "unfoldable-block",
        node.edge(),
        utcMicroseconds,
        "block "
            + block.number()
            + " of journal "
            + block.journal()
            + " cannot be folded, its time is unknown: "
            + why.getMessage());
  }
}
