package org.tallyport.gateway.recognise;

import java.util.Arrays;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * The lock state of a spreader, out of one or two contacts. A state counts once it has stood for a
 * time; its edge is when it began to stand. Both contacts open is legal, in between; both closed
 * for as long is a fault. While the contacts chatter the last good state is held.
 */
final class TwistLocks {
  /** What stands, or stood last. */
  enum State {
    UNKNOWN,
    LOCKED,
    UNLOCKED,
    BETWEEN,
    BOTH
  }

  /** Takes what the twist-locks do. */
  interface Listener {
    /** An edge that may come to stand: whoever needs to know how things are right now, look. */
    void edge(long time);

    /**
     * The locks are locked or unlocked.
     *
     * @param edge since when
     * @param seen whether the change was seen; if not, they were unknown before
     * @param unknownMicroseconds for how long they were unknown, when not seen
     */
    void stands(boolean locked, long edge, boolean seen, long unknownMicroseconds);

    /** The last edge only led back to what stood before. */
    void held();

    /** The contacts cannot be right. */
    void fault(FaultKind kind, long time, String detail);
  }

  private static final int EDGES = 10;
  private static final long CHATTER_WINDOW = 3_000_000;
  private static final long CHATTER_QUIET = 2_000_000;
  private static final long CHATTER_REPEAT = 60_000_000;

  private final long stableMicroseconds;
  private final Listener listener;
  private final long[] edges = new long[EDGES];
  private int edgeAt;
  private State raw = State.UNKNOWN;
  private State stands = State.UNKNOWN;
  private long since;
  private long due = Long.MAX_VALUE;
  private long unknownSince = Long.MIN_VALUE;
  private boolean lost = true;
  private long chatterTold = Long.MIN_VALUE;

  TwistLocks(long stableMicroseconds, Listener listener) {
    this.stableMicroseconds = stableMicroseconds;
    this.listener = listener;
    Arrays.fill(edges, Long.MIN_VALUE);
  }

  boolean locked() {
    return !lost && stands == State.LOCKED;
  }

  /** Whether their state has stood for a while since they were lost. */
  boolean known() {
    return !lost;
  }

  /** Whether they are open as of now, stood or not. */
  boolean open() {
    return raw == State.UNLOCKED;
  }

  boolean unlocked() {
    return !lost && stands == State.UNLOCKED && raw == State.UNLOCKED;
  }

  /** When a condition falls due; {@link Long#MAX_VALUE} when none waits. */
  long dueMicroseconds() {
    return due;
  }

  /** The contacts changed. */
  void contacts(long time, Inputs inputs, int lockedInput, int unlockedInput) {
    State now = state(inputs, lockedInput, unlockedInput);
    if (now == raw) {
      return;
    }
    boolean known = raw != State.UNKNOWN;
    raw = now;
    since = time;
    if (now == State.UNKNOWN) {
      due = Long.MAX_VALUE;
      if (!lost) {
        unknownSince = time;
      }
      lost = true;
      return;
    }
    listener.edge(time);
    due = time + (known && chatters(time) ? CHATTER_QUIET : stableMicroseconds);
  }

  /** Falls due, up to and including this time. */
  void advance(long time) {
    if (due > time) {
      return;
    }
    final long dueTime = due;
    due = Long.MAX_VALUE;
    switch (raw) {
      case LOCKED, UNLOCKED -> stand();
      case BOTH ->
          listener.fault(
              FaultKind.WIRING, dueTime, "spreader.locked and spreader.unlocked are both closed");
      case BETWEEN, UNKNOWN -> {}
    }
  }

  private void stand() {
    boolean seen = !lost;
    if (seen && stands == raw) {
      listener.held();
      return;
    }
    stands = raw;
    lost = false;
    long unknown = unknownSince == Long.MIN_VALUE ? Long.MAX_VALUE : since - unknownSince;
    listener.stands(raw == State.LOCKED, since, seen, seen ? 0 : unknown);
  }

  private boolean chatters(long time) {
    edges[edgeAt] = time;
    edgeAt = (edgeAt + 1) % EDGES;
    long oldest = edges[edgeAt];
    if (oldest == Long.MIN_VALUE || time - oldest > CHATTER_WINDOW) {
      return false;
    }
    if (chatterTold == Long.MIN_VALUE || time - chatterTold > CHATTER_REPEAT) {
      chatterTold = time;
      listener.fault(
          FaultKind.CHATTER,
          time,
          EDGES + " edges of the twist-lock contacts in " + (time - oldest) / 1000 + " ms");
    }
    return true;
  }

  private static State state(Inputs inputs, int lockedInput, int unlockedInput) {
    boolean hasLocked = inputs.defined(lockedInput);
    boolean hasUnlocked = inputs.defined(unlockedInput);
    if ((!hasLocked && !hasUnlocked)
        || (hasLocked && !inputs.known(lockedInput))
        || (hasUnlocked && !inputs.known(unlockedInput))) {
      return State.UNKNOWN;
    }
    boolean locked = hasLocked ? inputs.closed(lockedInput) : inputs.open(unlockedInput);
    boolean unlocked = hasUnlocked ? inputs.closed(unlockedInput) : inputs.open(lockedInput);
    if (locked) {
      return unlocked ? State.BOTH : State.LOCKED;
    }
    return unlocked ? State.UNLOCKED : State.BETWEEN;
  }

  void save(ByteWriter out) {
    Codes.write(out, raw);
    Codes.write(out, stands);
    Codes.write(out, lost);
    out.signed(since).signed(due).signed(unknownSince).signed(chatterTold).unsigned(edgeAt);
    for (long edge : edges) {
      out.signed(edge);
    }
  }

  void restore(ByteReader in) throws MalformedBlock {
    raw = Codes.read(in, State.class);
    stands = Codes.read(in, State.class);
    lost = Codes.read(in);
    since = in.signed();
    due = in.signed();
    unknownSince = in.signed();
    chatterTold = in.signed();
    edgeAt = (int) in.unsigned(EDGES - 1);
    for (int i = 0; i < EDGES; i++) {
      edges[i] = in.signed();
    }
  }
}
