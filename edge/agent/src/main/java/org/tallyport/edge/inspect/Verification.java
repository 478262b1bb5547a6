package org.tallyport.edge.inspect;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.tallyport.edge.journal.HeldJournal;
import org.tallyport.edge.journal.JournalView;
import org.tallyport.wire.Chain;
import org.tallyport.wire.JournalId;

/** Checks a whole file: what SQLite says of it, its tables, and every block. */
final class Verification {
  private final JournalView view;
  private final Consumer<String> lines;
  private final LongConsumer progress;
  private long faults;
  private long blocks;
  private int journals;

  /**
   * A verification.
   *
   * @param lines takes a line per fault, and what is no fault but should be known
   * @param progress told how many blocks were checked
   */
  Verification(JournalView view, Consumer<String> lines, LongConsumer progress) {
    this.view = view;
    this.lines = lines;
    this.progress = progress;
  }

  long faults() {
    return faults;
  }

  long blocks() {
    return blocks;
  }

  int journals() {
    return journals;
  }

  void run() throws SQLException {
    view.faultsOfTheFile().forEach(line -> fault("file: " + line));
    List<HeldJournal> held = view.journals();
    journals = held.size();
    if (held.isEmpty()) {
      fault("file: has no journal");
    }
    Set<JournalId> ids = new HashSet<>();
    Set<Long> aliases = aliases();
    for (HeldJournal journal : held) {
      if (!ids.add(journal.id())) {
        fault("journal " + journal.id() + ": is there twice");
      }
      check(journal, aliases);
    }
    strays(held);
  }

  private Set<Long> aliases() {
    try {
      return view.definitions().keySet();
    } catch (SQLException e) {
      fault("file: " + e.getMessage());
      return Set.of();
    }
  }

  private void check(HeldJournal journal, Set<Long> aliases) {
    bounds(journal);
    for (HeldJournal.Stretch stretch : journal.stretches()) {
      StretchCheck check = new StretchCheck(stretch, aliases, this::fault, this::checked);
      check.run(view.blocks(stretch));
      if (!stretch.moving()) {
        check.endsWith(journal.chain());
      }
      if (check.dropped() > 0) {
        lines.accept(
            "journal "
                + stretch.journal()
                + ": "
                + check.dropped()
                + " dropped blocks, whose chain cannot be computed and is taken as it stands");
      }
    }
    for (HeldJournal.Awaited awaited : journal.awaited()) {
      lines.accept(
          "journal "
              + journal.id()
              + ": blocks "
              + awaited.first()
              + " to "
              + awaited.last()
              + " are still to come from "
              + awaited.file());
    }
  }

  private void bounds(HeldJournal journal) {
    String name = "journal " + journal.id() + ": ";
    if (journal.acknowledged() < 0 || journal.acknowledged() >= journal.next()) {
      fault(
          name
              + "block "
              + journal.acknowledged()
              + " is acknowledged and the next one is "
              + journal.next());
    }
    long start = new Chain().start(journal.id());
    if (journal.acknowledged() == 0 && journal.acknowledgedChain() != start) {
      fault(
          name
              + "begins with chain "
              + journal.acknowledgedChain()
              + ", computed of its id "
              + start);
    }
  }

  private void strays(List<HeldJournal> held) {
    try {
      long strays = view.strays(held);
      if (strays > 0) {
        fault("file: " + strays + " blocks that no journal in it accounts for");
      }
    } catch (SQLException e) {
      // Pages that cannot be read are told already.
    }
  }

  private void checked() {
    progress.accept(++blocks);
  }

  private void fault(String line) {
    faults++;
    lines.accept(line);
  }
}
