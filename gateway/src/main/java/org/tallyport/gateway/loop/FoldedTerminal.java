package org.tallyport.gateway.loop;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.Doubt;
import org.tallyport.gateway.fold.TerminalFold;
import org.tallyport.gateway.ingest.JournalGate;
import org.tallyport.gateway.ledger.Ledger;
import org.tallyport.gateway.ledger.LedgerBatch;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.Definitions;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.LiveSignal;
import org.tallyport.wire.MalformedBlock;

/** The fold of one terminal together with what the ledger holds of it. */
final class FoldedTerminal {
  private static final Logger LOG = LoggerFactory.getLogger(FoldedTerminal.class);

  private final String terminal;
  private final SiteRules rules;
  private final Map<EquipmentId, OptionalLong> throughs = new HashMap<>();

  /**
   * How often a bug showed in the fold of a block that is not committed yet: after the first time
   * its range is unknown, after the second it is only stored, so that delivery goes on.
   */
  private final Map<BlockName, Integer> failures = new HashMap<>();

  private final Owners owners;
  private TerminalFold fold;
  private Skips skips = new Skips();

  FoldedTerminal(String terminal, SiteRules rules, Owners owners, Ledger ledger)
      throws LedgerFault {
    this.terminal = terminal;
    this.rules = rules;
    this.owners = owners;
    this.fold = new TerminalFold(rules);
    restore(ledger);
  }

  /** Makes the fold anew from what the ledger holds. */
  void restore(Ledger ledger) throws LedgerFault {
    TerminalFold anew = new TerminalFold(rules);
    Skips skipped = new Skips();
    for (Map.Entry<String, byte[]> state : ledger.states(terminal).entrySet()) {
      String key = state.getKey();
      try {
        if (key.startsWith(Skips.KEY)) {
          skipped.restore(key, state.getValue());
        } else {
          anew.restore(key, state.getValue());
        }
      } catch (MalformedBlock e) {
        throw new LedgerFault("terminal " + terminal + ", state " + key, e);
      }
    }
    fold = anew;
    skips = skipped;
    throughs.clear();
    owners.forget();
  }

  TerminalFold fold() {
    return fold;
  }

  Definitions definitions(JournalId journal) {
    return fold.definitions(journal);
  }

  /** The journal goes on after blocks that nobody has. */
  void skip(
      EdgeNode node,
      JournalId journal,
      JournalGate.Start.Skipped skipped,
      long chain,
      LedgerBatch batch,
      long receivedUtcMicroseconds) {
    LOG.warn("{}: journal {}: {} are nowhere any more", node, journal, skipped);
    batch.skip(node, journal, skipped.lastMissing(), chain);
    batch.alarm(Alarms.missing(node, journal, skipped, receivedUtcMicroseconds));
    skips.add(journal, skipped);
  }

  /**
   * Takes the next block: stored, folded, its facts in the same batch.
   *
   * @param born what the board's birth says of its signals: definitions that stood in skipped
   *     blocks come no other way
   */
  void store(
      EdgeNode node,
      JournalId journal,
      Block block,
      byte[] canonical,
      Collection<LiveSignal> born,
      LedgerBatch batch,
      long receivedUtcMicroseconds) {
    batch.block(node, journal, block, canonical, receivedUtcMicroseconds);
    owners.stranger(node, block.content(), receivedUtcMicroseconds).ifPresent(batch::alarm);
    Optional<Content> own = owners.own(node, block.content());
    if (own.isPresent()) {
      Block counted = new Block(block.number(), block.chain(), own.get());
      fold(node, journal, counted, born, batch, receivedUtcMicroseconds);
    }
  }

  private void fold(
      EdgeNode node,
      JournalId journal,
      Block block,
      Collection<LiveSignal> born,
      LedgerBatch batch,
      long receivedUtcMicroseconds) {
    BlockName name = new BlockName(journal, block.number());
    int failed = failures.getOrDefault(name, 0);
    try {
      if (failed < 2) {
        afterSkip(node, journal, block, born, batch, receivedUtcMicroseconds);
      }
      if (failed == 0) {
        fold.apply(journal, block, receivedUtcMicroseconds, batch);
        doubts(node, receivedUtcMicroseconds, batch);
        return;
      }
      throw new MalformedBlock("its recognition failed");
    } catch (MalformedBlock e) {
      LOG.error("{}: block {} cannot be folded: {}", node, block.number(), e.getMessage());
      batch.alarm(Alarms.unfoldable(node, name, receivedUtcMicroseconds, e));
    } catch (RuntimeException e) {
      throw bug(name, e);
    }
    if (failed < 2) {
      try {
        unknown(journal, block, receivedUtcMicroseconds, batch);
      } catch (RuntimeException e) {
        throw bug(name, e);
      }
    }
  }

  private void doubts(EdgeNode node, long receivedUtcMicroseconds, LedgerBatch batch) {
    for (Doubt doubt : fold.doubts()) {
      LOG.warn("{}: {}", node, doubt.text());
      batch.alarm(Alarms.doubtful(node, doubt, receivedUtcMicroseconds));
    }
  }

  private FoldBug bug(BlockName name, RuntimeException cause) {
    failures.merge(name, 1, Integer::sum);
    return new FoldBug(name, cause);
  }

  /** What was taken is committed. */
  void committed() {
    failures.clear();
  }

  private void afterSkip(
      EdgeNode node,
      JournalId journal,
      Block block,
      Collection<LiveSignal> born,
      LedgerBatch batch,
      long receivedUtcMicroseconds)
      throws MalformedBlock {
    if (skips.tells(journal, block.content())) {
      born.forEach(signal -> learn(node, journal, signal));
      for (Content.Gap gap : skips.before(journal, block.content())) {
        Block told = new Block(skips.number(journal), block.chain(), gap);
        fold.apply(journal, told, receivedUtcMicroseconds, batch);
      }
      // By configuration, not by births: one that was lost must not leave its equipment out.
      Set<EquipmentId> all = new TreeSet<>(rules.equipment().keySet());
      all.removeIf(equipment -> !owners.reads(node, equipment));
      skips.end(journal, all);
    }
  }

  private void learn(EdgeNode node, JournalId journal, LiveSignal signal) {
    if (fold.definitions(journal).signal(signal.alias()) == null) {
      try {
        fold.learn(journal, new Content.Definition(signal.alias(), signal.signal()));
      } catch (MalformedBlock e) {
        LOG.warn("{}: alias {}: {}", node, signal.alias(), e.getMessage());
      }
    }
  }

  /** The range of a block that cannot be folded is unknown. */
  private void unknown(
      JournalId journal, Block block, long receivedUtcMicroseconds, LedgerBatch batch) {
    if (!(block.content() instanceof Content.Readings readings)) {
      return;
    }
    long first = Math.min(readings.baseMicroseconds(), readings.throughMicroseconds());
    long boot = readings.boot();
    Content.Gap gap =
        new Content.Gap(
            readings.equipment(),
            List.of(),
            boot,
            first,
            boot,
            Math.max(first, readings.throughMicroseconds()),
            readings.readings().size(),
            "block " + block.number() + " cannot be folded");
    try {
      Block told = new Block(block.number(), block.chain(), gap);
      fold.apply(journal, told, receivedUtcMicroseconds, batch);
    } catch (MalformedBlock e) {
      throw new IllegalStateException("a gap needs no definition", e);
    }
  }

  /** The fold's state belongs to the same transaction as its blocks. */
  void save(LedgerBatch batch) {
    fold.saveChanged(batch);
    skips.saveChanged(batch);
    for (EquipmentId equipment : rules.equipment().keySet()) {
      OptionalLong through = fold.throughUtcMicroseconds(equipment);
      if (through.isPresent() && !through.equals(throughs.put(equipment, through))) {
        batch.through(equipment, through.getAsLong());
      }
    }
  }
}
