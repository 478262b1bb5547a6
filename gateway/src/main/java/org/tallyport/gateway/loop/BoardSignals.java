package org.tallyport.gateway.loop;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Definitions;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.LiveSignal;

/**
 * What a board's aliases mean: as the blocks of its journal say, and for those whose block has not
 * come yet as its births say. Within a journal an alias never changes, so that each is looked up
 * once. Births serve to read messages only; they never reach the fold by this way.
 */
final class BoardSignals implements Definitions {
  private final FoldedTerminal folded;
  private final Map<Long, LiveSignal> born = new HashMap<>();
  private @Nullable Signal[] known = new Signal[64];
  private final Optional<JournalId> journal;

  /** Nothing but what the fold knows of the journal; empty: the board has none. */
  BoardSignals(FoldedTerminal folded, Optional<JournalId> journal) {
    this.folded = folded;
    this.journal = journal;
  }

  /** Takes a signal of a device birth. */
  void born(LiveSignal signal) {
    born.put(signal.alias(), signal);
  }

  Collection<LiveSignal> born() {
    return born.values();
  }

  @Override
  public @Nullable Signal signal(long alias) {
    int index = (int) alias;
    if (index >= 0 && index < known.length && known[index] != null) {
      return known[index];
    }
    Signal found = lookUp(alias);
    if (found != null) {
      if (index >= known.length) {
        known = Arrays.copyOf(known, Math.max(index + 1, 2 * known.length));
      }
      known[index] = found;
    }
    return found;
  }

  private @Nullable Signal lookUp(long alias) {
    Signal told = journal.isEmpty() ? null : folded.definitions(journal.get()).signal(alias);
    LiveSignal stated = told == null ? born.get(alias) : null;
    return stated == null ? told : stated.signal();
  }
}
