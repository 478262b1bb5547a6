package org.tallyport.gateway.recognise;

import java.util.Optional;

/** What a lift from zone to zone is. */
final class Moves {
  private Moves() {}

  /** The move of a box; empty when it stays on the land side. */
  static Optional<MoveKind> ofBox(Zone from, Zone to) {
    if (from == Zone.UNKNOWN) {
      return Optional.of(
          switch (to) {
            case VESSEL -> MoveKind.LOAD;
            case RAIL -> MoveKind.RAIL_LOAD;
            case QUAY, BACKREACH, UNKNOWN -> MoveKind.DISCHARGE;
          });
    }
    if (from == Zone.VESSEL) {
      return Optional.of(to == Zone.VESSEL ? MoveKind.RESTOW : MoveKind.DISCHARGE);
    }
    if (to == Zone.VESSEL || to == Zone.UNKNOWN) {
      return Optional.of(MoveKind.LOAD);
    }
    if (from == to || (from != Zone.RAIL && to != Zone.RAIL)) {
      return Optional.empty();
    }
    return Optional.of(to == Zone.RAIL ? MoveKind.RAIL_LOAD : MoveKind.RAIL_UNLOAD);
  }

  /** The move of cargo without boxes; empty when it stays in its zone or on the land side. */
  static Optional<MoveKind> ofBulk(Zone from, Zone to) {
    return from == to && from != Zone.UNKNOWN
        ? Optional.empty()
        : ofBox(from, to)
            .map(
                kind ->
                    switch (kind) {
                      case DISCHARGE, BULK_DISCHARGE -> MoveKind.BULK_DISCHARGE;
                      case LOAD, BULK_LOAD, RESTOW -> MoveKind.BULK_LOAD;
                      case RAIL_LOAD, BULK_RAIL_LOAD -> MoveKind.BULK_RAIL_LOAD;
                      case RAIL_UNLOAD, BULK_RAIL_UNLOAD -> MoveKind.BULK_RAIL_UNLOAD;
                    });
  }
}
