package org.tallyport.simulator.disk;

import java.util.EnumMap;
import java.util.Map;

/** What is wrong with a disk, as far as its answers tell. */
final class DiskFaults {
  static final long INPUT_OUTPUT = 5;
  static final long READ_ONLY = 30;

  /** A call counted down to, and whether all later ones fail as well. */
  private record Failing(long left, boolean forever) {}

  private final Map<DiskCall, Failing> failing = new EnumMap<>(DiskCall.class);
  private boolean failed;
  private boolean full;
  private boolean readOnly;

  void fail(DiskCall call, long nth, boolean forever) {
    if (nth < 1) {
      throw new IllegalArgumentException("the " + nth + ". " + call + ", wanted 1 or later");
    }
    failing.put(call, new Failing(nth, forever));
    failed = false;
  }

  void heal() {
    failing.clear();
  }

  boolean failed() {
    return failed;
  }

  void full(boolean is) {
    full = is;
  }

  void readOnly(boolean is) {
    readOnly = is;
  }

  boolean readOnly() {
    return readOnly;
  }

  /** Whether a write that ends beyond the file's end finds no room. */
  boolean full() {
    return full;
  }

  /** The error number of the next call; 0 when it succeeds. */
  long next(DiskCall call) {
    if (readOnly && call != DiskCall.SYNC) {
      return READ_ONLY;
    }
    Failing plan = failing.get(call);
    if (plan == null) {
      return 0;
    }
    if (plan.left() > 1) {
      failing.put(call, new Failing(plan.left() - 1, plan.forever()));
      return 0;
    }
    failed = true;
    if (!plan.forever()) {
      failing.remove(call);
    }
    return INPUT_OUTPUT;
  }
}
