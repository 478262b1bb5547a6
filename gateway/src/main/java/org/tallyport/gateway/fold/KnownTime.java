package org.tallyport.gateway.fold;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.Figure;
import org.tallyport.gateway.recognise.Recogniser;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/**
 * The account of one equipment's time: which inputs are known, which figures follow from that, and
 * whether there were signs of work. Time that is never put to the account is unknown; whoever
 * leaves it out says why. Time in which what the main figure needs could not be read, or what goes
 * on is not known, is told as a gap from here.
 */
final class KnownTime {
  /** Shorter holes are seen in the coverage alone. */
  private static final long LEAST_HOLE = 100_000;

  /** Ordinals of holes lie beyond those of the gaps that a block states. */
  private static final int FIRST_HOLE = 1_000_000;

  private static final String UNREAD = "a signal could not be read, or what went on was not known";

  private static final int DECIDED = 1;
  private static final int BEGAN = 2;
  private static final int RIVALLED = 4;

  private final EquipmentRules rules;
  private final Recogniser recogniser;
  private final Placement placement;
  private int defined;

  /** Inputs that the recogniser has a value of. */
  private int known;

  private int figures;
  private boolean decided = true;
  private long coveredTo = Long.MIN_VALUE;

  /** Since when the main figure is not known; {@link Long#MAX_VALUE} while it is. */
  private long holeFrom = Long.MAX_VALUE;

  /** Up to when it was said elsewhere what is not known. */
  private long toldTo = Long.MIN_VALUE;

  /** Whether the main figure was ever known: before that there is nothing to miss. */
  private boolean began;

  /** What is not known now is so because two boards read. */
  private boolean rivalled;

  private @Nullable JournalId journal;
  private long block;
  private int holes;
  private long busyUntil = Long.MIN_VALUE;

  KnownTime(EquipmentRules rules, Recogniser recogniser, Placement placement) {
    this.rules = rules;
    this.recogniser = recogniser;
    this.placement = placement;
  }

  /** Whether the recogniser has a value of an input. */
  boolean knows(int input) {
    return (known & input) != 0;
  }

  /** The inputs that exist from now on, at this time. */
  void define(int inputs, long time) {
    if (inputs != defined) {
      cover(time);
      defined = inputs;
      known &= inputs;
      recogniser.define(inputs);
      figures = figures();
    }
  }

  /** An input has a value from this time on. */
  void found(int input, long time) {
    cover(time);
    known |= input;
    figures = figures();
  }

  /** Inputs are not known from this time on, until they are read again. */
  void lose(int inputs, long time) {
    cover(time);
    int lost = inputs & known;
    for (int input = 0; lost != 0; input++, lost >>>= 1) {
      if ((lost & 1) != 0) {
        recogniser.lost(input, time);
      }
    }
    known &= ~inputs;
    figures = figures();
  }

  /** What comes now is of this block. */
  void at(JournalId newJournal, long newBlock) {
    holes = newJournal.equals(journal) && newBlock == block ? holes : 0;
    journal = newJournal;
    block = newBlock;
  }

  /** A reading was taken: it may have decided what goes on, or left it open. */
  void decide(long time) {
    if (recogniser.decided() != decided) {
      cover(time);
      decided = !decided;
      figures = figures();
    }
  }

  /** What is not known between these times is said elsewhere; what was not known before is not. */
  void told(long from, long to) {
    cover(from);
    closeHole(from);
    toldTo = Math.max(toldTo, to);
  }

  /** From here on nothing is known for a while, as two boards read. */
  void rivalled(long from) {
    cover(from);
    closeHole(from);
    rivalled = true;
  }

  /** Signs of work change how covered time counts from now on, not what was before. */
  void busy(long time) {
    long until = recogniser.busyUntil();
    if (until != busyUntil) {
      if (time > busyUntil) {
        cover(time);
      }
      busyUntil = until;
    }
  }

  /** Puts the time up to here to the account. */
  void cover(long to) {
    if (to <= coveredTo) {
      return;
    }
    if ((figures & Placement.MAIN) != 0) {
      closeHole(coveredTo);
      began = true;
    } else if (began) {
      holeFrom = Math.min(holeFrom, coveredTo);
    }
    if (figures != 0) {
      long operating = Math.clamp(busyUntil, coveredTo, to);
      if (operating > coveredTo) {
        placement.span(coveredTo, operating, figures | Placement.OPERATING);
      }
      if (to > operating) {
        placement.span(operating, to, figures);
      }
    }
    coveredTo = to;
  }

  /** The time up to here is not put to the account; why is said elsewhere. */
  void leaveOut(long to) {
    closeHole(coveredTo);
    coveredTo = to;
  }

  private void closeHole(long to) {
    long from = Math.max(holeFrom, toldTo);
    if (journal != null && from < to && to - from >= LEAST_HOLE) {
      String reason = rivalled ? Rival.REASON : UNREAD;
      holes++;
      placement.gap(
          new GapNote(journal, block, FIRST_HOLE + holes, List.of(), 0, reason).between(from, to));
    }
    holeFrom = Long.MAX_VALUE;
    rivalled = false;
  }

  private int figures() {
    if (!decided) {
      return 0;
    }
    int bits = 0;
    bits |= recogniser.knows(Figure.BOXES, defined, known) ? Placement.BOXES : 0;
    bits |= recogniser.knows(Figure.TONNES, defined, known) ? Placement.TONNES : 0;
    bits |= recogniser.knows(Figure.WAGONS, defined, known) ? Placement.WAGONS : 0;
    return bits | (recogniser.knows(rules.mainFigure(), defined, known) ? Placement.MAIN : 0);
  }

  void save(ByteWriter out) {
    out.unsigned(defined).unsigned(known).signed(coveredTo).signed(busyUntil);
    int flags = (decided ? DECIDED : 0) | (began ? BEGAN : 0) | (rivalled ? RIVALLED : 0);
    out.signed(holeFrom).signed(toldTo).octet(flags);
  }

  /**
   * Forgets what its inputs were, not how far the account goes and since when it misses something;
   * for equipment that became another kind.
   */
  void forget() {
    defined = 0;
    known = 0;
    figures = 0;
    decided = true;
    busyUntil = Long.MIN_VALUE;
  }

  void restore(ByteReader in) throws MalformedBlock {
    defined = (int) in.unsigned(Integer.MAX_VALUE);
    known = (int) in.unsigned(Integer.MAX_VALUE);
    coveredTo = in.signed();
    busyUntil = in.signed();
    holeFrom = in.signed();
    toldTo = in.signed();
    int flags = in.octet();
    decided = (flags & DECIDED) != 0;
    began = (flags & BEGAN) != 0;
    rivalled = (flags & RIVALLED) != 0;
    figures = figures();
  }
}
