package org.tallyport.gateway.recognise;

import static org.tallyport.gateway.recognise.SpreaderInputs.*;

import java.util.function.Consumer;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * Container moves of a spreader with twist-locks; the state machine stands in the package note.
 * Boxes are recognised without a load cell too: then nothing has a mass.
 */
final class SpreaderRecogniser implements Recogniser, TwistLocks.Listener {
  private final EquipmentId equipment;
  private final EquipmentRules.Spreader rules;
  private final Consumer<Event> events;
  private final Evidence evidence;
  private final Inputs inputs = new Inputs(SpreaderInputs.COUNT);
  private final TwistLocks locks;
  private final Work work;
  private final Zones zones;
  private final Snag snag;
  private final SpreaderLift lift;
  private final Hanging hanging;
  private final Grip edge = new Grip();
  private final long liftHeight;
  private SpreaderPhase phase = SpreaderPhase.EMPTY;
  private long position = Long.MIN_VALUE;

  /** Whether there was a load while it was not known whether the twist-locks hold. */
  private boolean heavy;

  SpreaderRecogniser(
      EquipmentId equipment,
      EquipmentRules.Spreader rules,
      Evidence evidence,
      Consumer<Event> events) {
    this.equipment = equipment;
    this.rules = rules;
    this.events = events;
    this.evidence = evidence;
    zones = new Zones(rules.zones(), false);
    work = new Work(rules.idleAfterMicroseconds());
    lift = new SpreaderLift(equipment, rules, events);
    snag = new Snag(equipment, Math.round(rules.snagTonnes() * 1e6), evidence, events);
    hanging = new Hanging(inputs, lift, rules);
    liftHeight = Math.round(rules.liftMetres() * 1e6);
    locks = new TwistLocks(rules.lockedMicroseconds(), this);
  }

  @Override
  public int input(Role role) {
    return SpreaderInputs.of(role);
  }

  @Override
  public void define(int defined) {
    inputs.define(defined);
  }

  @Override
  public boolean knows(Figure figure, int defined, int known) {
    return SpreaderInputs.know(figure, defined, known);
  }

  @Override
  public boolean decided() {
    boolean empty = phase == SpreaderPhase.EMPTY || phase == SpreaderPhase.RELEASED;
    boolean followed = locks.known() && (empty || lift.sure());
    return followed || locks.open() || hanging.loaded();
  }

  @Override
  public long busyUntil() {
    return work.until();
  }

  @Override
  public void reading(int input, long time, long value, boolean uncertain) {
    boolean changed = !inputs.known(input) || inputs.value(input) != value;
    switch (input) {
      case LOAD, LANDED -> {
        hanging.weigh(time, phase);
        inputs.set(input, value, uncertain);
        hanging.read(time);
        snag.look(time, inputs, locks.unlocked());
      }
      case HEIGHT, TROLLEY, GANTRY -> {
        inputs.set(input, value, uncertain);
        work.axis(input - HEIGHT, time, value);
      }
      default -> inputs.set(input, value, uncertain);
    }
    heavy |= !locks.known() && hanging.loaded();
    if (changed && input <= LANDED) {
      locks.contacts(time, inputs, LOCKED, UNLOCKED);
    }
    if ((changed && input <= LANDED) || (input == LOAD && hanging.loaded())) {
      work.sign(time);
    }
    look(time);
  }

  @Override
  public void lost(int input, long time) {
    hanging.weigh(time, phase);
    inputs.lose(input);
    if (input == LANDED) {
      hanging.landedLost();
    } else if (input == LOCKED || input == UNLOCKED) {
      lift.brokenCycle();
      locks.contacts(time, inputs, LOCKED, UNLOCKED);
    }
  }

  @Override
  public void advance(long time) {
    while (true) {
      long free = phase == SpreaderPhase.LOCKED ? hanging.freeDue(position) : Long.MAX_VALUE;
      long next = Math.min(free, locks.dueMicroseconds());
      if (next > time) {
        position = time;
        return;
      }
      locks.advance(next);
      position = next;
      look(next);
    }
  }

  private void look(long time) {
    switch (phase) {
      case LOCKED -> lookForLift(time);
      case CARRYING -> lift.sawLoad |= hanging.loaded();
      case RELEASED -> {
        if (!hanging.loaded() && !inputs.closed(LANDED) && lift.drop.under(inputs, liftHeight)) {
          phase = SpreaderPhase.EMPTY;
          lift.settle(Confidence.GOOD);
        }
      }
      case EMPTY -> {}
    }
  }

  private void lookForLift(long time) {
    if (!hanging.free(time) || !lift.pick.under(inputs, liftHeight)) {
      return;
    }
    lift.raised = true;
    if (hanging.loaded() || !inputs.known(LOAD)) {
      lift.sawLoad |= hanging.loaded();
      phase = SpreaderPhase.CARRYING;
      hanging.weighFrom(time);
    }
  }

  @Override
  public void edge(long time) {
    edge.take(inputs, zones, evidence);
  }

  @Override
  public void stands(boolean locked, long time, boolean seen, long unknownMicroseconds) {
    boolean brief = unknownMicroseconds < rules.minimumCycleMicroseconds();
    if (locked) {
      lock(time, seen, brief);
    } else {
      unlock(time, seen, brief);
    }
    heavy = false;
    edge.clear();
  }

  @Override
  public void held() {
    edge.clear();
  }

  @Override
  public void fault(FaultKind kind, long time, String detail) {
    events.accept(new Event.Fault(edge.evidence.id(), equipment, kind, time, detail));
  }

  private void lock(long time, boolean seen, boolean brief) {
    switch (phase) {
      case RELEASED -> {
        if (seen) {
          phase = SpreaderPhase.CARRYING;
          return;
        }
        lift.settle(Confidence.UNCERTAIN);
        begin(time, seen);
      }
      case LOCKED, CARRYING -> {
        if (!seen && !brief) {
          begin(time, seen);
        }
      }
      case EMPTY -> begin(time, seen);
    }
  }

  private void begin(long time, boolean seen) {
    boolean standing = inputs.closed(LANDED) && !hanging.loaded() && !heavy;
    lift.begin(edge, seen || standing);
    lift.sawLoad |= heavy;
    phase = seen || standing ? SpreaderPhase.LOCKED : SpreaderPhase.CARRYING;
    hanging.weighFrom(time);
  }

  private void unlock(long time, boolean seen, boolean brief) {
    SpreaderPhase before = phase;
    phase = SpreaderPhase.EMPTY;
    switch (before) {
      case LOCKED -> lift.abandon(edge, time);
      case CARRYING -> {
        lift.release(edge, time);
        if (seen) {
          phase = SpreaderPhase.RELEASED;
        } else if (brief) {
          lift.releasedUnseen();
          lift.settle(Confidence.UNCERTAIN);
        } else {
          lift.clear();
        }
      }
      case RELEASED -> lift.settle(seen ? Confidence.GOOD : Confidence.UNCERTAIN);
      case EMPTY -> {}
    }
  }

  @Override
  public void save(ByteWriter out) {
    inputs.save(out);
    locks.save(out);
    work.save(out);
    snag.save(out);
    lift.save(out);
    edge.save(out);
    Codes.write(out, phase);
    hanging.save(out);
    out.signed(position);
    Codes.write(out, heavy);
  }

  @Override
  public void restore(ByteReader in) throws MalformedBlock {
    inputs.restore(in);
    locks.restore(in);
    work.restore(in);
    snag.restore(in);
    lift.restore(in);
    edge.restore(in);
    phase = Codes.read(in, SpreaderPhase.class);
    hanging.restore(in);
    position = in.signed();
    heavy = Codes.read(in);
  }
}
