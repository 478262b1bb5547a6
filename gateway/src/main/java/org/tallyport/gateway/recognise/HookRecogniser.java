package org.tallyport.gateway.recognise;

import java.util.function.Consumer;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * Lifts of a crane with hook or grab: the load comes, the zone changes, the load goes. The lift
 * ends with its last loaded reading.
 */
final class HookRecogniser implements Recogniser {
  private static final int LOAD = 0;
  private static final int ANGLE = 1;
  private static final int RADIUS = 2;
  private static final int OVER_VESSEL = 3;
  private static final int HEIGHT = 4;
  private static final int GRAB = 5;
  private static final int INPUTS = 6;

  private final EquipmentRules.Hook rules;
  private final Evidence evidence;
  private final Inputs inputs = new Inputs(INPUTS);
  private final Work work;
  private final Zones zones;
  private final HookLift lift;
  private final long liftGrams;

  /** Whether a load hangs, as far as that stands. */
  private boolean carrying;

  /** Whether the load just read is over the limit. */
  private boolean heavy;

  private long due = Long.MAX_VALUE;
  private long lostAt = Long.MIN_VALUE;
  private long weighedTo;

  HookRecogniser(
      EquipmentId equipment, EquipmentRules.Hook rules, Evidence evidence, Consumer<Event> events) {
    this.rules = rules;
    this.evidence = evidence;
    lift = new HookLift(equipment, rules, events);
    zones = new Zones(rules.zones(), true);
    work = new Work(rules.idleAfterMicroseconds());
    liftGrams = Math.round(rules.liftTonnes() * 1e6);
  }

  @Override
  public int input(Role role) {
    return switch (role) {
      case HOIST_LOAD -> LOAD;
      case SLEW_ANGLE -> ANGLE;
      case SLEW_RADIUS -> RADIUS;
      case SLEW_OVER_VESSEL -> OVER_VESSEL;
      case HOIST_HEIGHT -> HEIGHT;
      case GRAB_CLOSED -> GRAB;
      default -> -1;
    };
  }

  @Override
  public void define(int defined) {
    inputs.define(defined);
  }

  @Override
  public boolean knows(Figure figure, int defined, int known) {
    int zone = byAngle(defined) ? 1 << ANGLE : 1 << OVER_VESSEL;
    boolean placed = (known & zone) != 0 || (known & 1 << OVER_VESSEL) != 0;
    return figure == Figure.TONNES && placed && (known & 1 << LOAD) != 0;
  }

  private boolean byAngle(int defined) {
    return !zones.isEmpty() && (defined & 1 << ANGLE) != 0;
  }

  @Override
  public long busyUntil() {
    return work.until();
  }

  @Override
  public void reading(int input, long time, long value, boolean uncertain) {
    if (input == LOAD) {
      load(time, value, uncertain);
      return;
    }
    boolean changed = !inputs.known(input) || inputs.value(input) != value;
    inputs.set(input, value, uncertain);
    switch (input) {
      case ANGLE, RADIUS -> work.axis(input - ANGLE, time, value);
      case HEIGHT -> work.axis(2, time, value);
      default -> {
        if (changed) {
          work.sign(time);
        }
      }
    }
  }

  private void load(long time, long value, boolean uncertain) {
    boolean before = heavy && inputs.known(LOAD);
    boolean resuming = !inputs.known(LOAD);
    if (before) {
      lift.load.add(inputs.value(LOAD), time - weighedTo);
    }
    weighedTo = time;
    inputs.set(LOAD, value, uncertain);
    heavy = value >= liftGrams;
    if (heavy) {
      lift.doubtful |= uncertain;
      work.sign(time);
    }
    if (resuming) {
      resume(time);
    } else if (heavy != before) {
      due = heavy == carrying ? Long.MAX_VALUE : time + rules.loadedMicroseconds();
      if (heavy && !carrying) {
        begin(true);
      } else if (!carrying) {
        clear();
      }
    }
    if (heavy) {
      lift.loaded(time, evidence, zone());
    }
  }

  /** The load is known again, or for the first time. */
  private void resume(long time) {
    boolean brief = lostAt != Long.MIN_VALUE && time - lostAt < rules.minimumCycleMicroseconds();
    if (heavy) {
      if (!carrying || !brief) {
        begin(false);
        carrying = true;
      }
    } else if (carrying) {
      if (brief) {
        lift.goneUnseen(time - 1, evidence);
        lift.settle(Confidence.UNCERTAIN);
      }
      clear();
    } else {
      clear();
    }
    due = Long.MAX_VALUE;
  }

  private void begin(boolean seen) {
    lift.begin(evidence, seen, seen ? zone() : Zone.UNKNOWN);
  }

  private void clear() {
    lift.clear();
    carrying = false;
    heavy = false;
  }

  private Zone zone() {
    if (inputs.known(ANGLE) && !zones.isEmpty()) {
      return zones.at(inputs.value(ANGLE), inputs.known(RADIUS) ? inputs.value(RADIUS) : 0);
    }
    if (inputs.known(OVER_VESSEL)) {
      return inputs.closed(OVER_VESSEL) ? Zone.VESSEL : Zone.QUAY;
    }
    return Zone.UNKNOWN;
  }

  @Override
  public void lost(int input, long time) {
    if (input == LOAD && inputs.known(LOAD)) {
      if (heavy) {
        lift.load.add(inputs.value(LOAD), time - weighedTo);
      }
      lostAt = time;
      due = Long.MAX_VALUE;
      lift.brokenCycle();
    }
    inputs.lose(input);
  }

  @Override
  public void advance(long time) {
    if (due > time) {
      return;
    }
    due = Long.MAX_VALUE;
    if (heavy) {
      carrying = true;
    } else {
      lift.settle(Confidence.GOOD);
      clear();
    }
  }

  @Override
  public void save(ByteWriter out) {
    inputs.save(out);
    work.save(out);
    lift.save(out);
    Codes.write(out, carrying);
    Codes.write(out, heavy);
    out.signed(due).signed(lostAt).signed(weighedTo);
  }

  @Override
  public void restore(ByteReader in) throws MalformedBlock {
    inputs.restore(in);
    work.restore(in);
    lift.restore(in);
    carrying = Codes.read(in);
    heavy = Codes.read(in);
    due = in.signed();
    lostAt = in.signed();
    weighedTo = in.signed();
  }
}
