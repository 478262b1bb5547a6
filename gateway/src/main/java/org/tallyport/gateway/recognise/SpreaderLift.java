package org.tallyport.gateway.recognise;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/** The lift that a spreader is at, and what it turns out to be when it is set down. */
final class SpreaderLift {
  private static final int TWIN = 220;

  final LoadMedian load = new LoadMedian();
  final Grip pick = new Grip();
  final Grip drop = new Grip();
  boolean raised;
  boolean sawLoad;
  boolean doubtfulLoad;

  private final EquipmentId equipment;
  private final EquipmentRules.Spreader rules;
  private final Consumer<Event> events;
  private final HatchCovers hatches = new HatchCovers();
  private boolean pickSeen;
  private long releasedAt;
  private long cycleFrom = Long.MIN_VALUE;

  SpreaderLift(EquipmentId equipment, EquipmentRules.Spreader rules, Consumer<Event> events) {
    this.equipment = equipment;
    this.rules = rules;
    this.events = events;
  }

  void begin(Grip grip, boolean seen) {
    clear();
    pick.copy(grip);
    pickSeen = seen;
  }

  /** Forgets the lift, so that a crane at rest has one state only. */
  void clear() {
    load.clear();
    pick.clear();
    drop.clear();
    raised = false;
    sawLoad = false;
    doubtfulLoad = false;
    pickSeen = false;
    releasedAt = 0;
  }

  /** Whether it was seen picked, or seen heavy: its release will tell what it was. */
  boolean sure() {
    return pickSeen || sawLoad;
  }

  void brokenCycle() {
    cycleFrom = Long.MIN_VALUE;
  }

  void release(Grip grip, long time) {
    drop.copy(grip);
    releasedAt = time;
  }

  /** The release fell into a gap: it is placed at its end, still inside. */
  void releasedUnseen() {
    releasedAt--;
  }

  /** Unlocked without having been lifted: nothing, or a test if it was raised without a load. */
  void abandon(Grip grip, long time) {
    if (raised) {
      release(grip, time);
      noMove(LiftReason.TEST, Confidence.GOOD, false, Optional.empty());
    }
    clear();
  }

  /** It is set down: says what it was. */
  void settle(Confidence confidence) {
    // What was neither seen picked nor ever heavy is no lift: never a phantom.
    if (sure()) {
      decide(confidence.worse(seen()));
    }
    clear();
  }

  private Confidence seen() {
    return pickSeen && drop.zone != Zone.UNKNOWN && pick.zone != Zone.UNKNOWN && !doubtfulLoad
        ? Confidence.GOOD
        : Confidence.UNCERTAIN;
  }

  private void decide(Confidence confidence) {
    if (pickSeen && pick.near(drop, Math.round(rules.samePlaceMetres() * 1e6))) {
      noMove(LiftReason.TEST, confidence, false, Optional.empty());
      return;
    }
    if (isHatch()) {
      boolean off = drop.zone == Zone.BACKREACH;
      Optional<EventId> settles = off ? Optional.empty() : hatches.back();
      if (off) {
        hatches.off(drop.evidence.id());
      }
      noMove(LiftReason.HATCH, confidence, off, settles);
      cycle();
      return;
    }
    Optional<MoveKind> kind = Moves.ofBox(from(), drop.zone);
    if (kind.isPresent()) {
      move(kind.get(), confidence);
    } else {
      noMove(LiftReason.SAME_PLACE, confidence, false, Optional.empty());
    }
    cycle();
  }

  private Zone from() {
    return pickSeen ? pick.zone : Zone.UNKNOWN;
  }

  private boolean isHatch() {
    boolean way =
        drop.zone == Zone.BACKREACH
            ? from() == Zone.VESSEL || from() == Zone.UNKNOWN
            : drop.zone == Zone.VESSEL && from() == Zone.BACKREACH;
    return way && mode() == 40 && load.grams().orElse(Long.MAX_VALUE) >= rules.hatchTonnes() * 1e6;
  }

  private int mode() {
    return pick.mode != 0 ? pick.mode : drop.mode;
  }

  private void move(MoveKind kind, Confidence confidence) {
    int mode = mode();
    Grip twin = pick.halves > 0 ? pick : drop;
    boolean sure = mode == TWIN ? twin.halves > 0 : mode == 20 || mode == 40 || mode == 45;
    int boxes = mode == TWIN && twin.halves != 1 ? 2 : 1;
    long teuHundredths =
        switch (mode) {
          case 20 -> 100;
          case 45 -> rules.teuHundredthsOf45();
          case TWIN -> 100L * boxes;
          default -> 200;
        };
    OptionalLong grams = load.grams();
    events.accept(
        new Event.Move(
            drop.evidence.id(),
            equipment,
            kind,
            releasedAt,
            boxes,
            teuHundredths,
            grams,
            grams.isPresent() ? MassBasis.GROSS : MassBasis.UNKNOWN,
            sure ? confidence : Confidence.UNCERTAIN,
            from(),
            drop.zone,
            rules.name(),
            pick.evidence.id()));
  }

  private void noMove(
      LiftReason reason, Confidence confidence, boolean provisional, Optional<EventId> settles) {
    events.accept(
        new Event.Lift(
            drop.evidence.id(),
            equipment,
            reason,
            releasedAt,
            load.grams(),
            confidence,
            from(),
            drop.zone,
            provisional,
            settles,
            rules.name()));
  }

  private void cycle() {
    OptionalLong length =
        cycleFrom == Long.MIN_VALUE
            ? OptionalLong.empty()
            : OptionalLong.of(releasedAt - cycleFrom);
    events.accept(new Event.CycleDone(drop.evidence.id(), equipment, releasedAt, length));
    cycleFrom = releasedAt;
  }

  void save(ByteWriter out) {
    load.save(out);
    pick.save(out);
    drop.save(out);
    hatches.save(out);
    Codes.write(out, raised);
    Codes.write(out, sawLoad);
    Codes.write(out, doubtfulLoad);
    Codes.write(out, pickSeen);
    out.signed(releasedAt).signed(cycleFrom);
  }

  void restore(ByteReader in) throws MalformedBlock {
    load.restore(in);
    pick.restore(in);
    drop.restore(in);
    hatches.restore(in);
    raised = Codes.read(in);
    sawLoad = Codes.read(in);
    doubtfulLoad = Codes.read(in);
    pickSeen = Codes.read(in);
    releasedAt = in.signed();
    cycleFrom = in.signed();
  }
}
