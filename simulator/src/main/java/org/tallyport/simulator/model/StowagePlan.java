package org.tallyport.simulator.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.tallyport.simulator.truth.MoveKind;
import org.tallyport.simulator.truth.NonMoveKind;

/**
 * Turns ship calls into the work of one crane: bay by bay, hatch covers off, discharge, restows,
 * load, hatch covers on; with checks, double clicks and pauses between.
 */
public final class StowagePlan implements CraneWorkList {
  /** Mean TEU of a lift, in hundredths: shares of the modes times their TEU. */
  public static final double MEAN_TEU_HUNDREDTHS = 0.25 * 100 + 0.6 * 200 + 0.05 * 200 + 0.1 * 195;

  /** Mean mass of a lift in tonnes: shares of the modes times the middle of their range. */
  public static final double MEAN_TONNES = 0.25 * 13 + 0.6 * 16.75 + 0.05 * 16.75 + 0.1 * 22;

  private static final long NEVER = Long.MAX_VALUE / 4;

  private final Iterator<ShipCall> calls;
  private final Deque<CraneWork> work = new ArrayDeque<>();
  private final Bays bays;
  private final Chance chance;

  /**
   * The bays in which a crane works at every ship; it travels to one after the other.
   *
   * @param count at least 1; the work of a call is shared among them
   * @param fromMetres along the quay, where bays begin
   * @param toMetres where they end
   */
  public record Bays(int count, double fromMetres, double toMetres) {
    /** Two bays anywhere along a ship. */
    public static final Bays TYPICAL = new Bays(2, 40, 260);

    public Bays {
      if (count < 1 || !(toMetres > fromMetres)) {
        throw new IllegalArgumentException(count + " bays, " + fromMetres + " to " + toMetres);
      }
    }
  }

  /**
   * The plan of one crane.
   *
   * @param calls in order of arrival; they need not end
   * @param seed not moved
   */
  public StowagePlan(Iterator<ShipCall> calls, Bays bays, Chance seed) {
    this.calls = calls;
    this.bays = bays;
    chance = seed.part("stowage");
  }

  @Override
  public CraneWork next(long nowMicroseconds) {
    if (work.isEmpty()) {
      if (!calls.hasNext()) {
        return new CraneWork.Wait(NEVER);
      }
      unroll(calls.next());
    }
    return work.remove();
  }

  private void unroll(ShipCall call) {
    work.add(new CraneWork.Wait(call.arrivalMicroseconds()));
    work.add(new CraneWork.Check(chance.between(200, 700) * 1000L, quay()));
    for (int bay = 0; bay < bays.count(); bay++) {
      work.add(new CraneWork.Travel(chance.between(bays.fromMetres(), bays.toMetres())));
      bay(share(call, bay));
    }
    for (int i = 0; i < call.railLifts(); i++) {
      boolean loading = chance.happens(0.5);
      lift(
          loading ? MoveKind.RAIL_LOAD : MoveKind.RAIL_UNLOAD,
          loading ? quay() : rail(),
          loading ? rail() : quay());
    }
  }

  private ShipCall share(ShipCall call, int bay) {
    return new ShipCall(
        call.arrivalMicroseconds(),
        share(call.discharge(), bay),
        share(call.load(), bay),
        share(call.restows(), bay),
        share(call.restowsOverQuay(), bay),
        0,
        share(call.hatchCovers(), bay));
  }

  private int share(int count, int bay) {
    return count * (bay + 1) / bays.count() - count * bay / bays.count();
  }

  private void bay(ShipCall part) {
    List<CraneWork.Hatch> covers = new ArrayList<>();
    for (int i = 0; i < part.hatchCovers(); i++) {
      long grams = chance.between(22_000, 32_000) * 1000L;
      CraneWork.Place on = new CraneWork.Place(14 + 10 * i, 8.5);
      CraneWork.Place off = new CraneWork.Place(-36, 0.8 * (i + 1));
      work.add(new CraneWork.Hatch(NonMoveKind.HATCH_OFF, grams, on, off));
      covers.addFirst(new CraneWork.Hatch(NonMoveKind.HATCH_ON, grams, off, on));
    }
    repeat(part.discharge(), () -> lift(MoveKind.DISCHARGE, vessel(), quay()));
    repeat(part.restows(), this::restow);
    repeat(part.restowsOverQuay(), this::restowOverQuay);
    repeat(part.load(), () -> lift(MoveKind.LOAD, quay(), vessel()));
    work.addAll(covers);
  }

  private void repeat(int times, Runnable piece) {
    for (int i = 0; i < times; i++) {
      disturb();
      piece.run();
    }
  }

  /** Now and then something that is no move. */
  private void disturb() {
    double draw = chance.fraction();
    if (draw < 0.03) {
      work.add(new CraneWork.DoubleClick(vessel()));
    } else if (draw < 0.05) {
      work.add(new CraneWork.Check(chance.between(3_000, 20_000) * 1000L, vessel()));
    } else if (draw < 0.06) {
      work.add(new CraneWork.Snag(vessel()));
    } else if (draw < 0.14) {
      work.add(new CraneWork.Pause(chance.microseconds(20, 240)));
    }
  }

  private void restow() {
    CraneWork.Place from = new CraneWork.Place(chance.between(6.0, 16.0), chance.between(2.0, 9.0));
    CraneWork.Place to = new CraneWork.Place(chance.between(20.0, 34.0), chance.between(2.0, 9.0));
    lift(MoveKind.RESTOW, from, to);
  }

  private void restowOverQuay() {
    CraneWork.Mode mode = CraneWork.Mode.FEET_40;
    long grams = grams(mode, 1);
    CraneWork.Place quay = quay();
    work.add(new CraneWork.Lift(MoveKind.DISCHARGE, mode, 1, grams, vessel(), quay));
    work.add(new CraneWork.Lift(MoveKind.LOAD, mode, 1, grams, quay, vessel()));
  }

  private void lift(MoveKind kind, CraneWork.Place pick, CraneWork.Place drop) {
    CraneWork.Mode mode = mode();
    int boxes = mode == CraneWork.Mode.TWIN_20 && chance.happens(0.05) ? 1 : mode.boxes();
    work.add(new CraneWork.Lift(kind, mode, boxes, grams(mode, boxes), pick, drop));
  }

  private CraneWork.Mode mode() {
    double draw = chance.fraction();
    if (draw < 0.25) {
      return CraneWork.Mode.FEET_20;
    }
    if (draw < 0.85) {
      return CraneWork.Mode.FEET_40;
    }
    return draw < 0.9 ? CraneWork.Mode.FEET_45 : CraneWork.Mode.TWIN_20;
  }

  private long grams(CraneWork.Mode mode, int boxes) {
    return switch (mode) {
      case FEET_20 -> chance.between(2_200, 23_800) * 1000L;
      case FEET_40, FEET_45 -> chance.between(3_500, 30_000) * 1000L;
      case TWIN_20 -> 1000L * boxes * chance.between(2_500, 19_500);
    };
  }

  private CraneWork.Place vessel() {
    return new CraneWork.Place(chance.between(6.0, 34.0), chance.between(-6.0, 9.0));
  }

  private CraneWork.Place quay() {
    return new CraneWork.Place(-4 - 4.0 * chance.between(0, 2), 4.1);
  }

  private CraneWork.Place rail() {
    return new CraneWork.Place(-22, 3.9);
  }
}
