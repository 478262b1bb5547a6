package org.tallyport.simulator.pins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The readers of this process, one per file, shared by its clock, inputs and chips. */
final class BoardReaders {
  private static final Map<Path, Shared> READERS = new HashMap<>();

  private BoardReaders() {}

  private static final class Shared {
    final BoardReader reader;
    int users;

    Shared(BoardReader reader) {
      this.reader = reader;
    }
  }

  /** The reader of a file; to be given back as often as it was taken. */
  static synchronized BoardReader take(Path file) throws IOException {
    Path real = file.toRealPath();
    Shared shared = READERS.get(real);
    if (shared == null) {
      shared = new Shared(BoardReader.open(real));
      READERS.put(real, shared);
    }
    shared.users++;
    return shared.reader;
  }

  static synchronized void giveBack(BoardReader reader) {
    READERS
        .values()
        .removeIf(
            shared -> {
              boolean last = shared.reader == reader && --shared.users == 0;
              if (last) {
                reader.close();
              }
              return last;
            });
  }
}
