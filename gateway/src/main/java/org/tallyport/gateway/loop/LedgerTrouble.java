package org.tallyport.gateway.loop;

import java.util.Optional;

/**
 * What to tell of a ledger that fails again and again for one terminal: when it begins, when it is
 * something else than before, and when it is over, with how often it failed.
 */
final class LedgerTrouble {
  private String told = "";
  private long times;

  /** A transaction failed: what there is to tell that was not told yet. */
  Optional<String> failed(String what) {
    times++;
    if (told.equals(what)) {
      return Optional.empty();
    }
    told = what;
    return Optional.of(what);
  }

  /** A transaction was committed: how many failed before it, if any. */
  Optional<Long> worked() {
    long failed = times;
    times = 0;
    told = "";
    return failed > 0 ? Optional.of(failed) : Optional.empty();
  }
}
