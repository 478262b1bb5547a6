package org.tallyport.gateway.fold;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.Evidence;
import org.tallyport.gateway.recognise.Recogniser;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;
import org.tallyport.wire.ReadingColumns;

/**
 * The fold of one equipment, over all its journals and boots: orders its readings, drives its
 * recogniser, and keeps the account of what is known.
 */
final class EquipmentFold {
  private static final int VERSION = 6;

  /** Recogniser time across a boot whose length nobody knows. */
  private static final long UNKNOWN_LENGTH = 3_600_000_000L;

  private final EquipmentId equipment;
  private final EquipmentRules rules;
  private final Recogniser recogniser;
  private final Segments segments = new Segments();
  private final Placement placement;
  private final Feed feed;
  private final KnownTime account;
  private final BootClocks clocks;
  private final Rival rival;
  private @Nullable JournalId journal;
  private long position = Long.MIN_VALUE;
  private long late;
  private boolean changed;

  EquipmentFold(EquipmentId equipment, EquipmentRules rules, BootClocks clocks, Outbox outbox) {
    this.equipment = equipment;
    this.rules = rules;
    this.clocks = clocks;
    placement = new Placement(equipment, segments, clocks, outbox);
    rival = new Rival(segments, clocks, placement);
    Evidence evidence = new Evidence();
    recogniser = Recogniser.of(equipment, rules, evidence, placement::event);
    account = new KnownTime(rules, recogniser, placement);
    feed = new Feed(recogniser, evidence, account);
  }

  Recogniser recogniser() {
    return recogniser;
  }

  FoldCounters counters() {
    return new FoldCounters(feed.readings(), late, feed.overflowed(), placement.givenUp());
  }

  OptionalLong through() {
    return segments.isEmpty() ? OptionalLong.empty() : placement.utc(position);
  }

  boolean changed() {
    return changed;
  }

  void saved() {
    changed = false;
  }

  /** A clock block came. */
  void clockSet() {
    if (placement.waits()) {
      changed = true;
      placement.settle();
    }
  }

  void readings(JournalId from, long number, Content.Readings block, AliasTable definitions) {
    changed = true;
    if (beside(block)) {
      late += block.readings().size();
      doubt(from, number, block);
      return;
    }
    account.at(from, number);
    connect(from, number, block);
    account.define(definitions.inputs(equipment), position);
    long offset = segments.currentOffset();
    long through = block.throughMicroseconds() + offset;
    ReadingColumns columns = block.readings();
    int size = columns.size();
    boolean direct = feed.isIdle() && BlockTimes.ordered(block);
    for (int i = 0; i < size; i++) {
      int input = definitions.input(columns.alias(i));
      long time = columns.timeMicroseconds(i) + offset;
      if (time <= position) {
        late++;
      } else if (input >= 0) {
        long value = columns.steps(i) * definitions.scale(columns.alias(i));
        int quality = Feed.code(columns.quality(i), definitions.contact(columns.alias(i)));
        if (direct) {
          feed.step(from, number, i, time, input, value, quality);
        } else {
          feed.hold(number, i, time, input, value, quality);
        }
      }
    }
    if (through > position) {
      feed.process(from, through);
      recogniser.advance(through);
      account.busy(through);
      account.cover(through);
      position = through;
    }
    position = feed.bound(from, position);
    placement.reached(position);
  }

  /** Whether a block is of another boot than the one that reads, and does not follow on it. */
  private boolean beside(Content.Readings block) {
    if (segments.isEmpty() || block.boot() == segments.currentBoot()) {
      return false;
    }
    return segments.past(block.boot())
        ? !rival.outlives(block, position)
        : rival.overlaps(block.boot(), BlockTimes.earliest(block), position);
  }

  /** A block beside: of a backlog, or of a board that reads under the same id. */
  private void doubt(JournalId from, long number, Content.Readings block) {
    if (rival.doubts(block, position)) {
      account.at(from, number);
      placement.rivalled();
      account.rivalled(position);
      feed.doubt(position, position + Rival.DOUBT);
    }
  }

  /** Another boot or journal than before, without a gap block that connects it: that is a gap. */
  private void connect(JournalId from, long number, Content.Readings block) {
    if (segments.isEmpty()) {
      begin(block.boot(), BlockTimes.earliest(block));
    } else if (block.boot() != segments.currentBoot()) {
      boolean back = segments.past(block.boot());
      String reason = back ? Rival.REASON : "the board started again without a gap block";
      reboot(block.boot(), BlockTimes.earliest(block), GapNote.found(from, number, reason));
    } else if (!from.equals(journal)) {
      abandonBuffer();
      long first = BlockTimes.earliest(block) + segments.currentOffset();
      if (first > position) {
        String reason = "the journal changed without a gap block";
        skip(first, GapNote.found(from, number, reason));
      }
    }
    journal = from;
  }

  private void begin(long boot, long monotonic) {
    segments.begin(boot, monotonic, 0);
    position = -1;
    account.leaveOut(0);
  }

  /** A gap block, or one of the gaps of dropped blocks. */
  void gap(
      JournalId from, long number, int ordinal, Content.Gap gap, @Nullable AliasTable definitions) {
    changed = true;
    GapNote told = GapNote.of(from, number, ordinal, gap);
    account.at(from, number);
    if (gap.lastBoot() == 0) {
      loseSomewhere(told);
      return;
    }
    if (segments.past(gap.lastBoot())
        || rival.overlaps(gap.lastBoot(), gap.lastMicroseconds(), position)) {
      return;
    }
    if (segments.isEmpty()) {
      begin(gap.lastBoot(), gap.lastMicroseconds());
    } else if (gap.lastBoot() != segments.currentBoot()) {
      reboot(gap.lastBoot(), gap.lastMicroseconds(), told);
    } else {
      boolean sameBoot = gap.firstBoot() == gap.lastBoot();
      long first = sameBoot ? gap.firstMicroseconds() + segments.currentOffset() : Long.MIN_VALUE;
      lose(first, gap.lastMicroseconds() + segments.currentOffset(), told, from, definitions);
    }
    journal = from;
  }

  /**
   * Readings are missing after the position, nobody knows how long: each signal must come again.
   */
  private void loseSomewhere(GapNote gap) {
    if (!segments.isEmpty()) {
      placement.gap(gap.between(position, position));
      feed.loseAt(position, -1, Long.MIN_VALUE);
      feed.loseUpTo(position);
    }
  }

  /** A gap within the boot that is going on; what is covered already stays so. */
  private void lose(
      long first, long last, GapNote gap, JournalId from, @Nullable AliasTable definitions) {
    if (last <= position) {
      return;
    }
    if (!from.equals(journal)) {
      abandonBuffer();
      skip(last, gap);
      return;
    }
    long begin = Math.max(first, position);
    int inputs =
        gap.signals().isEmpty() || definitions == null
            ? -1
            : definitions.inputs(equipment, gap.signals());
    miss(gap, inputs, begin, last);
  }

  /** Inputs are not known from a time on that is not processed yet, up to another. */
  private void miss(GapNote gap, int inputs, long from, long to) {
    placement.gap(gap.between(from, to));
    feed.loseAt(from, inputs, to);
    if (from == position) {
      feed.loseUpTo(from);
    }
  }

  /** Nothing is known from the position to a later time of the same boot. */
  private void skip(long to, GapNote gap) {
    account.cover(position);
    placement.gap(gap.between(position, to));
    account.lose(-1, position);
    recogniser.advance(to - 1);
    account.leaveOut(to);
    position = to - 1;
  }

  private void reboot(long boot, long monotonic, GapNote gap) {
    abandonBuffer();
    account.cover(position);
    long length = UNKNOWN_LENGTH;
    OptionalLong before = placement.utc(position);
    OptionalLong after = clocks.utc(boot, monotonic);
    boolean sure = clocks.sure(segments.currentBoot()) && clocks.sure(boot);
    if (sure && before.isPresent() && after.isPresent()) {
      length = Math.max(1, after.getAsLong() - before.getAsLong());
    }
    account.lose(-1, position);
    long to = position + length;
    segments.begin(boot, monotonic, to);
    // What was unknown before it is told first: the last gap is the one that leads into this boot.
    account.leaveOut(to);
    placement.gap(gap.between(position, to));
    recogniser.advance(to - 1);
    position = to - 1;
  }

  /** Readings that nothing will ever cover are still readings: the last of a journal. */
  private void abandonBuffer() {
    if (!feed.isIdle() && journal != null) {
      account.cover(position);
      feed.process(journal, Long.MAX_VALUE);
    }
  }

  String kind() {
    return rules.kind();
  }

  void save(ByteWriter out) {
    out.octet(VERSION).text(rules.kind()).text(journal == null ? "" : journal.value());
    segments.save(out);
    placement.save(out);
    feed.save(out);
    account.save(out);
    rival.save(out);
    out.signed(position).unsigned(late);
    recogniser.save(out);
  }

  /**
   * Takes back what was saved.
   *
   * @return of which other kind the equipment was then; empty: of the same
   */
  Optional<String> restore(ByteReader in) throws MalformedBlock {
    int version = in.octet();
    if (version != VERSION) {
      throw in.malformed("state of " + equipment + " has version " + version);
    }
    final String kind = in.text();
    String name = in.text();
    journal = name.isEmpty() ? null : new JournalId(name);
    segments.restore(in);
    placement.restore(in);
    feed.restore(in);
    account.restore(in);
    rival.restore(in);
    position = in.signed();
    late = in.unsigned(Long.MAX_VALUE);
    changed = !kind.equals(rules.kind());
    if (changed) {
      // Its inputs are numbered otherwise: nothing of it is known.
      feed.forget();
      account.forget();
      return Optional.of(kind);
    }
    recogniser.restore(in);
    return Optional.empty();
  }
}
