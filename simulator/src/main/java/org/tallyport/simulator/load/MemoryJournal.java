package org.tallyport.simulator.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.tallyport.edge.journal.Acknowledged;
import org.tallyport.edge.journal.Append;
import org.tallyport.edge.journal.Journal;
import org.tallyport.edge.journal.JournalCounters;
import org.tallyport.edge.journal.LastThrough;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;

/**
 * A journal of one boot in memory, bounded in blocks: beyond that it takes nothing, as a disk that
 * is full. It numbers and chains as the journal on disk does, and counts what was acknowledged. One
 * thread.
 */
final class MemoryJournal implements Journal {
  private final JournalId id;
  private final int mostBlocks;
  private final LongSupplier nanoTime;
  private final Latencies latencies;
  private final Chain chains = new Chain();
  private final JournalCounters counters = new JournalCounters();
  private final TreeMap<Long, Signal> definitions = new TreeMap<>();
  private final ArrayDeque<Kept> blocks = new ArrayDeque<>();
  private long chain;
  private long next = 1;
  private long acknowledged;
  private long acknowledgedChain;
  private long acknowledgedReadings;
  private int bdSeq = -1;
  private boolean forked;
  private boolean again;

  private record Kept(StoredBlock stored, long nanoTime) {
    long number() {
      return stored.block().number();
    }

    int readings() {
      return stored.block().content() instanceof Content.Readings readings
          ? readings.readings().size()
          : 0;
    }
  }

  /**
   * An empty journal.
   *
   * @param mostBlocks that may wait for their acknowledgement
   * @param latencies takes the time from append to acknowledgement of blocks with readings
   */
  MemoryJournal(JournalId id, int mostBlocks, LongSupplier nanoTime, Latencies latencies) {
    this.id = id;
    this.mostBlocks = mostBlocks;
    this.nanoTime = nanoTime;
    this.latencies = latencies;
    chain = chains.start(id);
    acknowledgedChain = chain;
  }

  @Override
  public Optional<int[]> aliases(List<Signal> signals, long utcMicroseconds) {
    Map<Signal, Long> written = new HashMap<>();
    definitions.forEach((alias, signal) -> written.put(signal, alias));
    List<Content> missing = new ArrayList<>();
    int[] aliases = new int[signals.size()];
    long last = definitions.isEmpty() ? 0 : definitions.lastKey();
    for (int i = 0; i < aliases.length; i++) {
      Long alias = written.get(signals.get(i));
      if (alias == null) {
        alias = ++last;
        missing.add(new Content.Definition(alias, signals.get(i)));
      }
      aliases[i] = Math.toIntExact(alias);
    }
    return missing.isEmpty() || append(missing, utcMicroseconds) instanceof Append.Written
        ? Optional.of(aliases)
        : Optional.empty();
  }

  @Override
  public Append append(List<Content> contents, long utcMicroseconds) {
    if (blocks.size() + contents.size() > mostBlocks) {
      return new Append.Failed("the journal is full");
    }
    long now = nanoTime.getAsLong();
    List<Block> written = new ArrayList<>();
    for (Content content : contents) {
      byte[] bytes = BlockCodec.encode(content);
      chain = chains.next(chain, next, bytes);
      Block block = new Block(next++, chain, content);
      blocks.add(new Kept(new StoredBlock(block, bytes.length), now));
      written.add(block);
      if (content instanceof Content.Definition definition) {
        definitions.put(definition.alias(), definition.signal());
      }
    }
    return new Append.Written(written);
  }

  @Override
  public Acknowledged acknowledge(Acknowledgement given) {
    if (!given.journal().equals(id) || given.number() >= next) {
      return Acknowledged.FOREIGN;
    }
    if (given.number() <= acknowledged) {
      boolean other = given.number() == acknowledged && given.chain() != acknowledgedChain;
      return other ? Acknowledged.FOREIGN : Acknowledged.OLD;
    }
    if (chainOf(given.number()) != given.chain()) {
      return Acknowledged.FOREIGN;
    }
    long now = nanoTime.getAsLong();
    while (!blocks.isEmpty() && blocks.element().number() <= given.number()) {
      Kept gone = blocks.remove();
      int readings = gone.readings();
      if (readings > 0) {
        latencies.add(now - gone.nanoTime());
      }
      acknowledgedReadings += readings;
    }
    acknowledged = given.number();
    acknowledgedChain = given.chain();
    return Acknowledged.TAKEN;
  }

  private long chainOf(long number) {
    for (Kept kept : blocks) {
      if (kept.number() == number) {
        return kept.stored().block().chain();
      }
    }
    return -1;
  }

  @Override
  public Optional<JournalStatus> draining() {
    return Optional.of(
        new JournalStatus(id, next, acknowledged + 1, acknowledgedChain, acknowledged));
  }

  @Override
  public List<StoredBlock> unacknowledged(JournalId journal, long afterNumber, long mostBytes) {
    List<StoredBlock> found = new ArrayList<>();
    long left = mostBytes;
    for (Kept kept : journal.equals(id) ? blocks : List.<Kept>of()) {
      if (kept.number() > afterNumber) {
        left -= kept.stored().bytes();
        if (left < 0 && !found.isEmpty()) {
          break;
        }
        found.add(kept.stored());
      }
    }
    return found;
  }

  @Override
  public SortedMap<Long, Signal> definitions() {
    return new TreeMap<>(definitions);
  }

  @Override
  public OptionalInt nextBdSeq() {
    bdSeq = bdSeq + 1 & 0xFF;
    return OptionalInt.of(bdSeq);
  }

  /** The history of this journal is the only one: whoever holds another one has a fault. */
  @Override
  public boolean fork(JournalId journal, long number, long utcMicroseconds) {
    forked = true;
    return false;
  }

  /** Whether the gateway said that it holds another history. */
  boolean forked() {
    return forked;
  }

  /** Blocks that the gateway does not hold. */
  int waiting() {
    return blocks.size();
  }

  /** Readings that the gateway holds, as far as it was told here. */
  long acknowledgedReadings() {
    return acknowledgedReadings;
  }

  /** Blocks written so far. */
  long written() {
    return next - 1;
  }

  @Override
  public boolean moving() {
    return false;
  }

  @Override
  public boolean moveOn(long utcMicroseconds) {
    return true;
  }

  @Override
  public Optional<LastThrough> lastThrough(EquipmentId equipment) {
    return Optional.empty();
  }

  @Override
  public void tellAgain() {
    again = true;
  }

  @Override
  public boolean toldAgain() {
    boolean asked = again;
    again = false;
    return asked;
  }

  @Override
  public int files() {
    return 1;
  }

  @Override
  public JournalCounters counters() {
    return counters;
  }
}
