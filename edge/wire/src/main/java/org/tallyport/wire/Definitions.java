package org.tallyport.wire;

import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.Signal;

/** What the aliases of one journal mean. */
@FunctionalInterface
public interface Definitions {
  /** The signal of an alias, or null when no definition of it is known. */
  @Nullable Signal signal(long alias);

  /** Where the definitions of a board are found. */
  @FunctionalInterface
  interface Lookup {
    /**
     * The definitions of the journal that this board named in its last birth; null when it is not
     * known, or named none (a third-party board). They may be empty, and are asked per reading.
     */
    @Nullable Definitions of(EdgeNode node);
  }
}
