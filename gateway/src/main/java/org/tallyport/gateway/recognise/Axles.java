package org.tallyport.gateway.recognise;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/**
 * The axles that are past the sensors, in the order in which they passed, with the way between
 * neighbours. What rolls back is taken off and keeps its measure for when it comes again.
 */
final class Axles {
  static final int MOST = 1_024;

  /** A gap of which nothing is known. */
  static final long UNMEASURED = -1;

  private static final long STRONGEST_BRAKE = 500_000; // micrometres per second squared

  final long[] times = new long[MOST];
  final long[] speeds = new long[MOST];

  /** Way to the axle before in micrometres, or {@link #UNMEASURED}. */
  final long[] gaps = new long[MOST];

  /** How far the way may be off, in micrometres: braking between two axles is not seen. */
  final long[] tolerances = new long[MOST];

  private final EventIds ids = new EventIds(MOST);
  private int size;
  private int undone;
  private int rest;
  private int returned;
  private long lastMiddle;
  private long lastSpeed;
  private boolean measurable;

  int size() {
    return size;
  }

  /**
   * How many of the first axles were left alone by a silence after something was missed: they may
   * be part of a vehicle that goes on, or of one whose rest was never seen.
   */
  int rest() {
    return rest;
  }

  /** All that is here is such a rest, or none of it is. */
  void leaveAlone(boolean alone) {
    rest = alone ? size : 0;
  }

  /**
   * How many of the first axles may be a rest that rolled back instead of axles of what came after
   * it.
   */
  int returned() {
    return returned;
  }

  /** Takes the axles of others in place of these; all of them may be a rest that rolled back. */
  void takeReturned(Axles others) {
    clear();
    for (int i = 0; i < others.size; i++) {
      times[i] = others.times[i];
      speeds[i] = others.speeds[i];
      gaps[i] = others.gaps[i];
      tolerances[i] = others.tolerances[i];
      ids.set(i, others.id(i));
    }
    size = others.size;
    returned = size;
    lastMiddle = others.lastMiddle;
    lastSpeed = others.lastSpeed;
    measurable = others.measurable;
    others.clear();
  }

  void clear() {
    removeFirst(size);
    undone = 0;
    rest = 0;
    returned = 0;
    measurable = false;
  }

  EventId id(int axle) {
    return ids.get(axle);
  }

  /** Whatever comes next stands in no known distance to what was last. */
  void unmeasurable() {
    measurable = false;
  }

  /** An axle in the direction of the passage. */
  void push(long time, long middle, long speed, EventId id) {
    if (undone > 0) {
      undone--;
    } else {
      measure(middle, speed);
      speeds[size] = speed;
    }
    times[size] = time;
    ids.set(size, id);
    size++;
    lastMiddle = middle;
    lastSpeed = speed;
    measurable = true;
  }

  /** An axle against it. */
  void pop() {
    size--;
    undone++;
    rest = Math.min(rest, size);
    returned = Math.min(returned, size);
    measurable = false;
  }

  /** The passage turns round for good, or is over: what rolled back is forgotten. */
  void forgetUndone() {
    undone = 0;
  }

  /** Takes the first axles off. */
  void removeFirst(int count) {
    int keep = size + undone - count;
    for (long[] column : new long[][] {times, speeds, gaps, tolerances}) {
      System.arraycopy(column, count, column, 0, keep);
    }
    ids.removeFirst(count, keep);
    size -= count;
    rest = Math.max(0, rest - count);
    returned = Math.max(0, returned - count);
  }

  private void measure(long middle, long speed) {
    long duration = middle - lastMiddle;
    if (!measurable || lastSpeed == 0 || speed == 0 || duration > 60_000_000) {
      gaps[size] = UNMEASURED;
      tolerances[size] = 0;
      return;
    }
    gaps[size] = (lastSpeed + speed) / 2 * duration / 1_000_000;
    tolerances[size] =
        gaps[size] / 20 + STRONGEST_BRAKE * (duration / 1_000) * (duration / 1_000) / 4_000_000;
  }

  void save(ByteWriter out) {
    out.unsigned(size)
        .unsigned(undone)
        .unsigned(rest)
        .unsigned(returned)
        .signed(lastMiddle)
        .signed(lastSpeed);
    Codes.write(out, measurable);
    for (int i = 0; i < size + undone; i++) {
      out.signed(times[i]).signed(speeds[i]).signed(gaps[i]).signed(tolerances[i]);
    }
    ids.save(out, size);
  }

  void restore(ByteReader in) throws MalformedBlock {
    size = (int) in.unsigned(MOST);
    undone = (int) in.unsigned(MOST - size);
    rest = (int) in.unsigned(size);
    returned = (int) in.unsigned(size);
    lastMiddle = in.signed();
    lastSpeed = in.signed();
    measurable = Codes.read(in);
    for (int i = 0; i < size + undone; i++) {
      times[i] = in.signed();
      speeds[i] = in.signed();
      gaps[i] = in.signed();
      tolerances[i] = in.signed();
    }
    ids.restore(in, size);
  }

  /** Evidence of many axles. */
  private static final class EventIds {
    private final @Nullable EventId[] ids;

    EventIds(int most) {
      ids = new EventId[most];
    }

    void set(int at, EventId id) {
      ids[at] = id;
    }

    EventId get(int at) {
      EventId id = ids[at];
      if (id == null) {
        throw new IllegalStateException("axle " + at + " has no evidence");
      }
      return id;
    }

    void removeFirst(int count, int keep) {
      System.arraycopy(ids, count, ids, 0, keep);
      Arrays.fill(ids, keep, keep + count, null);
    }

    void save(ByteWriter out, int size) {
      for (int i = 0; i < size; i++) {
        EventId id = get(i);
        out.text(id.journal().value()).unsigned(id.block()).unsigned(id.index());
      }
    }

    void restore(ByteReader in, int size) throws MalformedBlock {
      for (int i = 0; i < size; i++) {
        ids[i] =
            new EventId(
                new JournalId(in.text()),
                in.unsigned(Long.MAX_VALUE),
                (int) in.unsigned(Integer.MAX_VALUE));
      }
    }
  }
}
