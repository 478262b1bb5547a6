package org.tallyport.simulator.stepped;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes many things, whatever one of them throws; the first that was thrown comes at the end. */
final class Closing {
  private final List<Runnable> things = new ArrayList<>();

  /** To be closed after all that was named before. */
  Closing then(Runnable close) {
    things.add(close);
    return this;
  }

  void run() {
    @Nullable RuntimeException first = null;
    for (Runnable close : things) {
      try {
        close.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
