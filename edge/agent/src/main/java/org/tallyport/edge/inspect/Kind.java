package org.tallyport.edge.inspect;

import java.util.Locale;
import org.tallyport.wire.Content;

/** What a block can be. */
enum Kind {
  READINGS,
  GAP,
  CLOCK,
  DEFINITION,
  DROPPED,
  /** Missing, not readable, or not what was written. */
  UNREADABLE;

  static Kind of(Content content) {
    return switch (content) {
      case Content.Readings _ -> READINGS;
      case Content.Gap _ -> GAP;
      case Content.Clock _ -> CLOCK;
      case Content.Definition _ -> DEFINITION;
      case Content.Dropped _ -> DROPPED;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
