package org.tallyport.simulator.model;

import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/** Work that begins only when people are there and the port is open; what has begun is ended. */
public final class Staffed {
  private Staffed() {}

  /**
   * A container crane's.
   *
   * @param freeAfter gives the first time from one on at which work may begin; asked forwards only
   */
  public static CraneWorkList crane(CraneWorkList work, LongUnaryOperator freeAfter) {
    return now -> {
      long free = freeAfter.applyAsLong(now);
      return free > now ? new CraneWork.Wait(free) : work.next(now);
    };
  }

  /** A portal crane's; as {@link #crane}. */
  public static LongFunction<PortalWork> portal(
      LongFunction<PortalWork> work, LongUnaryOperator freeAfter) {
    return now -> {
      long free = freeAfter.applyAsLong(now);
      return free > now ? new PortalWork.Wait(free) : work.apply(now);
    };
  }
}
