package org.tallyport.edge.uplink;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyport.edge.journal.Journal;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/** The window over the unacknowledged blocks of the journal that is being drained. */
final class Delivery {
  private static final int FETCH_BYTES = 128 << 10;
  private static final int MOST_UNDER_WAY = 4_096;
  private static final int REPEATS_BEFORE_GOING_BACK = 3;

  private final Journal journal;
  private final int firstWindow;
  private final int lastWindow;
  private final long timeoutMicroseconds;
  private final ArrayDeque<UnderWay> underWay = new ArrayDeque<>();
  private final ArrayDeque<StoredBlock> fetched = new ArrayDeque<>();
  private @Nullable JournalId id;
  private long acknowledged;
  private long sent;
  private long highestSent;
  private long bytesUnderWay;
  private long window;
  private int repeats;

  private record UnderWay(long number, int bytes, long sentMicroseconds) {}

  Delivery(Journal journal, UplinkSettings settings) {
    this.journal = journal;
    firstWindow = settings.firstWindowBytes();
    lastWindow = settings.lastWindowBytes();
    window = firstWindow;
    timeoutMicroseconds = settings.acknowledgementTimeout().toNanos() / 1_000;
  }

  /** Begins again after the last acknowledged block of a journal. */
  void begin(JournalStatus status) {
    if (!status.journal().equals(id)) {
      id = status.journal();
      highestSent = 0;
    }
    acknowledged = status.acknowledged();
    goBack();
  }

  boolean of(JournalId other) {
    return other.equals(id);
  }

  /** The next block that may be sent now, or null. */
  @Nullable StoredBlock next() {
    if (fetched.isEmpty() && id != null && bytesUnderWay < window) {
      List<StoredBlock> more = journal.unacknowledged(id, sent, FETCH_BYTES);
      fetched.addAll(more);
    }
    StoredBlock next = fetched.peek();
    boolean fits =
        next != null
            && underWay.size() < MOST_UNDER_WAY
            && (underWay.isEmpty() || bytesUnderWay + next.bytes() <= window);
    return fits ? next : null;
  }

  /** Whether this block was sent before. */
  boolean again(StoredBlock block) {
    return block.block().number() <= highestSent;
  }

  /** The block that {@link #next} gave is with the transport. */
  void sent(StoredBlock block, long nowMicroseconds) {
    fetched.remove();
    sent = block.block().number();
    highestSent = Math.max(highestSent, sent);
    bytesUnderWay += block.bytes();
    underWay.add(new UnderWay(sent, block.bytes(), nowMicroseconds));
  }

  /** All blocks up to a number are with the gateway. */
  void acknowledged(long number) {
    acknowledged = Math.max(acknowledged, number);
    repeats = 0;
    while (!underWay.isEmpty() && underWay.element().number() <= number) {
      int bytes = underWay.remove().bytes();
      bytesUnderWay -= bytes;
      window = Math.min(lastWindow, window + bytes);
    }
    while (!fetched.isEmpty() && fetched.element().block().number() <= number) {
      sent = fetched.remove().block().number();
    }
    sent = Math.max(sent, acknowledged);
  }

  /** The gateway said again what it holds: it may have met a gap. True when this went back. */
  boolean repeated(long number, long nowMicroseconds) {
    boolean stuck = number == acknowledged && !underWay.isEmpty();
    boolean ripe =
        stuck && underWay.element().sentMicroseconds() + timeoutMicroseconds / 8 < nowMicroseconds;
    if (ripe && ++repeats >= REPEATS_BEFORE_GOING_BACK) {
      halve();
      return true;
    }
    return false;
  }

  /** Goes back when nothing was acknowledged in time; true when it did. */
  boolean timedOut(long nowMicroseconds) {
    if (underWay.isEmpty()
        || nowMicroseconds - underWay.element().sentMicroseconds() < timeoutMicroseconds) {
      return false;
    }
    halve();
    return true;
  }

  /** Nothing is under way, nothing waits. */
  boolean idle() {
    return underWay.isEmpty() && fetched.isEmpty();
  }

  long windowBytes() {
    return window;
  }

  private void halve() {
    window = Math.max(Math.min(firstWindow, 4_096), window / 2);
    goBack();
  }

  private void goBack() {
    underWay.clear();
    fetched.clear();
    bytesUnderWay = 0;
    repeats = 0;
    sent = acknowledged;
  }
}
