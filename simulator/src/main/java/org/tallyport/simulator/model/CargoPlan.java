package org.tallyport.simulator.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongFunction;
import org.tallyport.simulator.truth.MoveKind;

/** The work of a portal crane: bulk by the grab or general cargo by the hook, in sessions. */
public final class CargoPlan implements LongFunction<PortalWork> {
  /** Mean tonnes of a grab. */
  public static final double MEAN_GRAB_TONNES = 10;

  /** Mean tonnes of a sling. */
  public static final double MEAN_HOOK_TONNES = 8.5;

  private static final long NEVER = Long.MAX_VALUE / 4;

  /**
   * One stretch of work.
   *
   * @param startMicroseconds since the start of the run
   * @param gear what hangs on the rope
   * @param kind bulk discharge or bulk load
   * @param lifts how many
   */
  public record Session(long startMicroseconds, PortalWork.Gear gear, MoveKind kind, int lifts) {}

  private final Iterator<Session> sessions;
  private final Deque<PortalWork> work = new ArrayDeque<>();
  private final Chance chance;

  /**
   * The plan of one crane.
   *
   * @param sessions in order; they need not end
   * @param seed not moved
   */
  public CargoPlan(Iterator<Session> sessions, Chance seed) {
    this.sessions = sessions;
    chance = seed.part("cargo");
  }

  @Override
  public PortalWork apply(long nowMicroseconds) {
    if (work.isEmpty()) {
      if (!sessions.hasNext()) {
        return new PortalWork.Wait(NEVER);
      }
      unroll(sessions.next());
    }
    return work.remove();
  }

  private void unroll(Session session) {
    work.add(new PortalWork.Wait(session.startMicroseconds()));
    for (int i = 0; i < session.lifts(); i++) {
      work.add(new PortalWork.Lift(session.gear(), session.kind(), grams(session.gear())));
      if (chance.happens(0.03)) {
        work.add(new PortalWork.Pause(chance.microseconds(60, 400)));
      }
      if (session.gear() == PortalWork.Gear.HOOK && chance.happens(0.03)) {
        work.add(new PortalWork.Check(grams(session.gear())));
      }
    }
  }

  private long grams(PortalWork.Gear gear) {
    return switch (gear) {
      case GRAB -> chance.between(8_000, 12_000) * 1000L;
      case HOOK -> chance.between(2_000, 15_000) * 1000L;
    };
  }
}
