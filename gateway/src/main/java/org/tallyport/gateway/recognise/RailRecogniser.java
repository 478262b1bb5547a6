package org.tallyport.gateway.recognise;

import java.util.function.Consumer;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * Vehicles past a pair of wheel sensors. Axles of one passage are collected, those that roll back
 * taken off; when the track has been silent for the train's end they are divided into vehicles.
 */
final class RailRecogniser implements Recogniser {
  private static final int A = 0;
  private static final int B = 1;

  /** A vehicle that was cut by a longer loss than this does not go on after it, microseconds. */
  private static final long LONGEST_CUT = 60_000_000;

  /** Beyond this a vehicle was measured too badly to be sure. */
  private static final double SURE = 0.5;

  private final EquipmentId equipment;
  private final EquipmentRules.Rail rules;
  private final Evidence evidence;
  private final Consumer<Event> events;
  private final Inputs inputs = new Inputs(2);
  private final Work work;
  private final Quadrature quadrature = new Quadrature();
  private final Axles axles = new Axles();

  /**
   * What came the other way after a silence, while it may be what was left on the sensor by a train
   * that was cut, rolling back: if more comes, the cost of the division tells.
   */
  private final Axles back = new Axles();

  private final Consist consist;
  private final long sensorMicrometres;
  private int direction = 1;

  /**
   * Something of what stands or moves here was not seen: until the track is silent, with no part of
   * a vehicle on it, all is doubtful.
   */
  private boolean broken;

  private long due = Long.MAX_VALUE;

  /** Since when a sensor is not known; {@link Long#MAX_VALUE} while both are. */
  private long lostAt = Long.MAX_VALUE;

  RailRecogniser(
      EquipmentId equipment, EquipmentRules.Rail rules, Evidence evidence, Consumer<Event> events) {
    this.equipment = equipment;
    this.rules = rules;
    this.evidence = evidence;
    this.events = events;
    work = new Work(rules.idleAfterMicroseconds());
    consist = new Consist(rules.bogieMetres());
    sensorMicrometres = Math.round(rules.sensorMetres() * 1e6);
  }

  @Override
  public int input(Role role) {
    return switch (role) {
      case WHEEL_A -> A;
      case WHEEL_B -> B;
      default -> -1;
    };
  }

  @Override
  public void define(int defined) {
    inputs.define(defined);
  }

  @Override
  public boolean knows(Figure figure, int defined, int known) {
    return figure == Figure.WAGONS && (known & 3) == 3;
  }

  @Override
  public long busyUntil() {
    return work.until();
  }

  @Override
  public void reading(int input, long time, long value, boolean uncertain) {
    boolean changed = !inputs.known(input) || inputs.value(input) != value;
    inputs.set(input, value, uncertain);
    if (!changed || !inputs.known(A) || !inputs.known(B)) {
      return;
    }
    found(time);
    int axle = quadrature.step(time, inputs.closed(A), inputs.closed(B));
    broken |= !quadrature.known();
    if (!quadrature.clear() || axle != 0) {
      work.sign(time);
    }
    if (axle != 0) {
      axle(axle, time);
    }
    boolean waits = quadrature.clear() && (axles.size() > 0 || broken);
    due = waits ? time + rules.trainEndMicroseconds() : Long.MAX_VALUE;
  }

  /** Both sensors are known: what was under way when they were lost long ago is over. */
  private void found(long time) {
    if (time - LONGEST_CUT > lostAt) {
      passed(true);
    }
    lostAt = Long.MAX_VALUE;
  }

  private void axle(int sign, long time) {
    long speed = quadrature.speed(sensorMicrometres);
    if (axles.size() == 0 && sign != direction) {
      direction = sign;
      axles.forgetUndone();
      axles.unmeasurable();
      if (back.size() > 0) {
        axles.takeReturned(back);
      }
    }
    if (sign != direction) {
      if (back.size() > 0 || (broken && silentBefore(time))) {
        back.push(time, quadrature.middle(), speed, evidence.id());
      }
      axles.pop();
      return;
    }
    back.clear();
    if (axles.size() == Axles.MOST) {
      passed(false);
    }
    axles.push(time, quadrature.middle(), speed, evidence.id());
  }

  private boolean silentBefore(long time) {
    int size = axles.size();
    return size > 0 && time - axles.times[size - 1] > rules.trainEndMicroseconds();
  }

  @Override
  public void lost(int input, long time) {
    broken = true;
    lostAt = Math.min(lostAt, time);
    inputs.lose(input);
    quadrature.lose();
    axles.unmeasurable();
    due = Long.MAX_VALUE;
    passed(false);
    axles.forgetUndone();
  }

  @Override
  public void advance(long time) {
    if (due <= time) {
      due = Long.MAX_VALUE;
      passed(axles.rest() > 0 && axles.rest() < axles.size() && consist.closes(axles));
      axles.forgetUndone();
      axles.unmeasurable();
      broken &= axles.size() > 0;
      axles.leaveAlone(broken);
      back.clear();
    }
  }

  /**
   * Gives all whole vehicles; the axles of one that is still on its way stay, unless all is over.
   */
  private void passed(boolean over) {
    int wholes = axles.size() == 0 ? 0 : consist.divide(axles);
    if (over) {
      wholes = axles.size();
    } else if (wholes == 0 && axles.size() == Axles.MOST) {
      wholes = Axles.MOST / 2;
    }
    int start = 0;
    int[] lengths = consist.vehicles(wholes);
    boolean[] fits = fits(lengths);
    for (int i = 0; i < lengths.length; i++) {
      boolean sure = fits[i] && (i == 0 || fits[i - 1]) && (i + 1 == fits.length || fits[i + 1]);
      int length = Math.abs(lengths[i]);
      boolean odd = lengths[i] <= 1;
      // Neighbouring axles that fit nothing are told together.
      while (lengths[i] == 1 && i + 1 < lengths.length && lengths[i + 1] == 1) {
        i++;
        length++;
      }
      if (start > 0 || lengths[0] != -axles.returned()) {
        vehicle(start, length, odd, sure && !broken);
      }
      start += length;
    }
    axles.removeFirst(wholes);
  }

  /**
   * Which vehicles have the gaps of one. Next to one that has not, a division is a guess as well:
   * the axles of a cut train can make up wagons that never were.
   */
  private boolean[] fits(int[] lengths) {
    boolean[] fits = new boolean[lengths.length];
    int start = 0;
    for (int i = 0; i < lengths.length; i++) {
      fits[i] = lengths[i] > 1 && consist.inside(axles, start, lengths[i], lengths[i]) < SURE;
      start += Math.abs(lengths[i]);
    }
    return fits;
  }

  private void vehicle(int start, int length, boolean odd, boolean sure) {
    int last = start + length - 1;
    long sum = 0;
    int measured = 0;
    for (int i = start; i <= last; i++) {
      sum += axles.speeds[i];
      measured += axles.speeds[i] > 0 ? 1 : 0;
    }
    events.accept(
        new Event.VehiclePass(
            axles.id(last),
            equipment,
            odd ? Vehicle.UNKNOWN : length == 6 ? Vehicle.LOCOMOTIVE : Vehicle.WAGON,
            direction > 0 ? Direction.IN : Direction.OUT,
            length,
            axles.times[last],
            measured == 0 ? 0 : sum / measured / 1_000,
            sure ? Confidence.GOOD : Confidence.UNCERTAIN,
            rules.name()));
  }

  @Override
  public void save(ByteWriter out) {
    inputs.save(out);
    work.save(out);
    quadrature.save(out);
    axles.save(out);
    back.save(out);
    out.signed(direction).signed(due).signed(lostAt);
    Codes.write(out, broken);
  }

  @Override
  public void restore(ByteReader in) throws MalformedBlock {
    inputs.restore(in);
    work.restore(in);
    quadrature.restore(in);
    axles.restore(in);
    back.restore(in);
    direction = (int) in.signed();
    due = in.signed();
    lostAt = in.signed();
    broken = Codes.read(in);
  }
}
