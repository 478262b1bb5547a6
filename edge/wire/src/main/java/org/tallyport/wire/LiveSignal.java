package org.tallyport.wire;

import java.util.Optional;
import org.tallyport.equipment.Signal;

/**
 * A signal with its present value, as births and snapshots carry it.
 *
 * @param alias of its definition
 * @param signal its definition
 * @param latest empty: not known yet
 */
public record LiveSignal(long alias, Signal signal, Optional<LiveValue> latest) {
  public LiveSignal {
    if (alias < 1 || alias > Aliases.LAST_SIGNAL) {
      throw new IllegalArgumentException(
          "alias " + alias + " of " + signal.name() + ": wanted 1 to " + Aliases.LAST_SIGNAL);
    }
  }
}
