package org.tallyport.simulator.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.wire.JournalId;

/** What a file must hold at one moment. */
interface Moment {
  /** Who knows what was delivered in the end. */
  interface Delivered {
    OptionalLong chain(JournalId journal, long number) throws IOException;
  }

  /**
   * Opens a file with its own program.
   *
   * @param opened as it was left
   * @return what is wrong with it
   */
  Optional<String> check(Path opened, Delivered delivered) throws IOException;
}
