package org.tallyport.gateway.recognise;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/** The lift that a hook or grab is at, and what it turns out to be when its load is gone. */
final class HookLift {
  final LoadMedian load = new LoadMedian();
  boolean doubtful;

  private final EquipmentId equipment;
  private final EquipmentRules.Hook rules;
  private final Consumer<Event> events;
  private final Evidence first = new Evidence();
  private final Evidence last = new Evidence();
  private boolean pickSeen;
  private Zone from = Zone.UNKNOWN;
  private Zone to = Zone.UNKNOWN;
  private long lastLoaded;
  private long cycleFrom = Long.MIN_VALUE;

  HookLift(EquipmentId equipment, EquipmentRules.Hook rules, Consumer<Event> events) {
    this.equipment = equipment;
    this.rules = rules;
    this.events = events;
  }

  void begin(Evidence evidence, boolean seen, Zone zone) {
    load.clear();
    doubtful = false;
    first.copy(evidence);
    pickSeen = seen;
    from = zone;
  }

  /** The load still hangs here. */
  void loaded(long time, Evidence evidence, Zone zone) {
    lastLoaded = time;
    last.copy(evidence);
    to = zone;
  }

  /** The load went while nobody saw it: just before it was seen to be gone. */
  void goneUnseen(long time, Evidence evidence) {
    lastLoaded = time;
    last.copy(evidence);
  }

  void brokenCycle() {
    cycleFrom = Long.MIN_VALUE;
  }

  /** Forgets the lift, so that a crane at rest has one state only. */
  void clear() {
    load.clear();
    first.clear();
    last.clear();
    from = Zone.UNKNOWN;
    to = Zone.UNKNOWN;
    pickSeen = false;
    doubtful = false;
    lastLoaded = 0;
  }

  /** The load is gone: says what the lift was. */
  void settle(Confidence least) {
    boolean seen = pickSeen && from != Zone.UNKNOWN && to != Zone.UNKNOWN && !doubtful;
    Confidence confidence = seen ? least : Confidence.UNCERTAIN;
    Optional<MoveKind> kind = Moves.ofBulk(from, to);
    OptionalLong grams = load.grams();
    if (kind.isPresent()) {
      events.accept(
          new Event.Move(
              last.id(),
              equipment,
              kind.get(),
              lastLoaded,
              0,
              0,
              grams,
              grams.isPresent() ? MassBasis.NET : MassBasis.UNKNOWN,
              confidence,
              from,
              to,
              rules.name(),
              first.id()));
    } else {
      events.accept(
          new Event.Lift(
              last.id(),
              equipment,
              LiftReason.SAME_PLACE,
              lastLoaded,
              grams,
              confidence,
              from,
              to,
              false,
              Optional.empty(),
              rules.name()));
    }
    OptionalLong cycle =
        cycleFrom == Long.MIN_VALUE
            ? OptionalLong.empty()
            : OptionalLong.of(lastLoaded - cycleFrom);
    events.accept(new Event.CycleDone(last.id(), equipment, lastLoaded, cycle));
    cycleFrom = lastLoaded;
  }

  void save(ByteWriter out) {
    load.save(out);
    first.save(out);
    last.save(out);
    Codes.write(out, doubtful);
    Codes.write(out, pickSeen);
    Codes.write(out, from);
    Codes.write(out, to);
    out.signed(lastLoaded).signed(cycleFrom);
  }

  void restore(ByteReader in) throws MalformedBlock {
    load.restore(in);
    first.restore(in);
    last.restore(in);
    doubtful = Codes.read(in);
    pickSeen = Codes.read(in);
    from = Codes.read(in, Zone.class);
    to = Codes.read(in, Zone.class);
    lastLoaded = in.signed();
    cycleFrom = in.signed();
  }
}
