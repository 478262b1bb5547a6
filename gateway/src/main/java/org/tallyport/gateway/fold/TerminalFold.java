package org.tallyport.gateway.fold;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.gateway.recognise.Recogniser;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.wire.Block;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.Content;
import org.tallyport.wire.Definitions;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/**
 * The fold of one terminal. The same blocks in the same order per journal give the same facts,
 * however they are spread over calls, restarts and processes. Not for use by several threads at
 * once.
 */
public final class TerminalFold {
  private static final int VERSION = 2;

  /** How far a board's clock may be ahead of the gateway's and be believed: 10 minutes. */
  public static final long CLOCK_TOLERANCE_MICROSECONDS = 600_000_000;

  private static final long CORRECTION_WORTH_TELLING = 1_000_000;
  private static final String CLOCKS = "clocks";
  private static final String JOURNAL = "journal/";
  private static final String EQUIPMENT = "equipment/";

  /** State of equipment that was of another kind, for people; never read again. */
  private static final String ASIDE = "aside/";

  private final Outbox outbox = new Outbox();
  private final BootClocks clocks = new BootClocks();
  private final Map<EquipmentId, EquipmentFold> folds = new TreeMap<>();
  private final Map<EquipmentId, Recogniser> recognisers = new TreeMap<>();
  private final Map<JournalId, AliasTable> journals = new HashMap<>();
  private final Set<JournalId> changedJournals = new TreeSet<>();
  private final Map<String, byte[]> aside = new TreeMap<>();
  private boolean clocksChanged;

  public TerminalFold(SiteRules rules) {
    rules
        .equipment()
        .forEach(
            (equipment, its) -> {
              EquipmentFold fold = new EquipmentFold(equipment, its, clocks, outbox);
              folds.put(equipment, fold);
              recognisers.put(equipment, fold.recogniser());
            });
  }

  /**
   * Takes the next block of a journal.
   *
   * @param journal its journal
   * @param block the next by number; the caller has refused duplicates and holes
   * @param receivedUtcMicroseconds when the gateway received it; no clock of a board is believed
   *     that is ahead of it by more than {@link #CLOCK_TOLERANCE_MICROSECONDS}
   * @param sink takes what follows from it
   * @throws MalformedBlock when it cannot be folded (an alias without definition); the state is as
   *     before, and the caller marks its range unknown
   */
  public void apply(JournalId journal, Block block, long receivedUtcMicroseconds, FoldSink sink)
      throws MalformedBlock {
    long latestUtc = receivedUtcMicroseconds + CLOCK_TOLERANCE_MICROSECONDS;
    switch (block.content()) {
      case Content.Readings readings -> {
        AliasTable definitions = table(journal);
        definitions.check(readings);
        believe(readings, latestUtc);
        EquipmentFold fold = folds.get(readings.equipment());
        if (fold != null) {
          fold.readings(journal, block.number(), readings, definitions);
        }
      }
      case Content.Gap gap -> gap(journal, block.number(), 0, gap);
      case Content.Dropped dropped -> {
        int ordinal = 0;
        for (Content.Gap gap : dropped.gaps()) {
          gap(journal, block.number(), ordinal++, gap);
        }
      }
      case Content.Clock clock -> clock(clock, latestUtc);
      case Content.Definition definition -> {
        table(journal).add(definition);
        changedJournals.add(journal);
      }
    }
    outbox.deliver(sink);
  }

  private void clock(Content.Clock clock, long latestUtc) {
    if (clock.utcMicroseconds() > latestUtc) {
      doubtAhead(clock.utcMicroseconds() - latestUtc);
      return;
    }
    OptionalLong correction = clocks.add(clock);
    clocksChanged = true;
    if (correction.isPresent() && Math.abs(correction.getAsLong()) > CORRECTION_WORTH_TELLING) {
      outbox.doubt(Doubt.clockCorrected(correction.getAsLong()));
    }
    folds.values().forEach(EquipmentFold::clockSet);
  }

  /** A clock block may come out of a backlog; what it says of later blocks shows only with them. */
  private void believe(Content.Readings readings, long latestUtc) {
    OptionalLong excess = clocks.refuse(readings.boot(), readings.throughMicroseconds(), latestUtc);
    if (excess.isPresent()) {
      clocksChanged = true;
      doubtAhead(excess.getAsLong());
    }
  }

  private void doubtAhead(long excess) {
    outbox.doubt(Doubt.clockAhead(excess + CLOCK_TOLERANCE_MICROSECONDS));
  }

  /** What in the blocks since the last call is doubtful; for alarms. */
  public List<Doubt> doubts() {
    return outbox.doubts();
  }

  private AliasTable table(JournalId journal) {
    return journals.computeIfAbsent(journal, id -> new AliasTable(recognisers));
  }

  private void gap(JournalId journal, long number, int ordinal, Content.Gap gap) {
    EquipmentFold fold = folds.get(gap.equipment());
    if (fold != null) {
      fold.gap(journal, number, ordinal, gap, journals.get(journal));
    }
  }

  /**
   * Gives every state that changed since it was last saved or restored to {@link FoldSink#state}.
   */
  public void saveChanged(FoldSink sink) {
    ByteWriter out = new ByteWriter();
    if (clocksChanged) {
      clocks.save(out.clear().octet(VERSION));
      sink.state(CLOCKS, out.toBytes());
      clocksChanged = false;
    }
    for (JournalId journal : changedJournals) {
      table(journal).save(out.clear().octet(VERSION));
      sink.state(JOURNAL + journal.value(), out.toBytes());
    }
    changedJournals.clear();
    aside.forEach(sink::state);
    aside.clear();
    folds.forEach(
        (equipment, fold) -> {
          if (fold.changed()) {
            fold.save(out.clear());
            sink.state(EQUIPMENT + equipment.value(), out.toBytes());
            fold.saved();
          }
        });
  }

  /**
   * Takes back what {@link #saveChanged} gave; before the first {@link #apply}, keys in any order.
   * Equipment that the rules no longer name is left out; where it is of another kind now, its state
   * is kept aside and it starts anew.
   *
   * @throws MalformedBlock when the bytes are not of a version that this program knows
   */
  public void restore(String key, byte[] bytes) throws MalformedBlock {
    ByteReader in = new ByteReader(bytes);
    if (key.startsWith(EQUIPMENT)) {
      restore(new EquipmentId(key.substring(EQUIPMENT.length())), bytes, in);
      return;
    }
    if (key.startsWith(ASIDE)) {
      return;
    }
    int version = in.octet();
    if (version != VERSION) {
      throw in.malformed("state " + key + " has version " + version);
    }
    if (key.equals(CLOCKS)) {
      clocks.restore(in);
    } else if (key.startsWith(JOURNAL)) {
      table(new JournalId(key.substring(JOURNAL.length()))).restore(in);
    } else {
      throw in.malformed("state " + key + " is not known");
    }
  }

  private void restore(EquipmentId equipment, byte[] bytes, ByteReader in) throws MalformedBlock {
    EquipmentFold fold = folds.get(equipment);
    if (fold != null) {
      fold.restore(in)
          .ifPresent(
              before -> {
                aside.put(ASIDE + equipment.value() + "/" + before, bytes);
                outbox.doubt(Doubt.kindChanged(equipment, before, fold.kind()));
              });
    }
  }

  /** "Complete through" of an equipment, UTC in microseconds; empty before a clock is known. */
  public OptionalLong throughUtcMicroseconds(EquipmentId equipment) {
    EquipmentFold fold = folds.get(equipment);
    return fold == null ? OptionalLong.empty() : fold.through();
  }

  /** What bounds and disorder have cost so far at one equipment. */
  public FoldCounters counters(EquipmentId equipment) {
    EquipmentFold fold = folds.get(equipment);
    return fold == null ? FoldCounters.NONE : fold.counters();
  }

  /** What the aliases of a journal mean, as far as its definition blocks were folded. */
  public Definitions definitions(JournalId journal) {
    AliasTable table = journals.get(journal);
    return table == null ? alias -> null : table;
  }

  /**
   * Takes a definition that a board's birth states and that no block will bring again: the ledger
   * was restored from an older backup. Refused where the alias is defined otherwise.
   */
  public void learn(JournalId journal, Content.Definition definition) throws MalformedBlock {
    Signal known = definitions(journal).signal(definition.alias());
    if (known != null && !known.equals(definition.signal())) {
      throw new MalformedBlock(
          "alias " + definition.alias() + " of " + journal + " is " + known + " already");
    }
    table(journal).add(definition);
    changedJournals.add(journal);
  }
}
