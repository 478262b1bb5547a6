package org.tallyport.gateway.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.FoldSink;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.fold.TerminalFold;
import org.tallyport.gateway.host.HostSession;
import org.tallyport.gateway.host.MemoryLinks;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.gateway.ledger.SqliteLedger;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventId;
import org.tallyport.gateway.recognise.EventType;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.Block;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;
import org.tallyport.wire.Message;

/** An ingest loop over a real SQLite file under virtual time, with boards played by the test. */
final class Rig implements AutoCloseable {
  static final String TERMINAL = "AZBAK";
  static final long WALL = 1_790_000_000_000L;

  final Path file;
  final MemoryLinks links = new MemoryLinks(true);
  final SiteRules rules;
  FaultyLedger ledger;
  IngestLoop loop;
  LiveView live = new LiveView();
  long now = 1_000_000;
  private final List<ScriptedBoard> boards;

  Rig(Path file, SiteRules rules, ScriptedBoard... boards) throws LedgerFault {
    this.file = file;
    this.rules = rules;
    this.boards = List.of(boards);
    open();
  }

  static SiteRules rules(Track... tracks) {
    Map<EquipmentId, EquipmentRules> rules = new TreeMap<>();
    Arrays.stream(tracks).forEach(track -> rules.put(track.equipment, track.rules()));
    return new SiteRules(rules);
  }

  private void open() throws LedgerFault {
    ledger = new FaultyLedger(SqliteLedger.openWithoutSync(file));
    live = new LiveView();
    loop = new IngestLoop(ledger, () -> Instant.ofEpochMilli(WALL + now / 1_000));
    HostSession session =
        new HostSession(
            "tallyport",
            TERMINAL,
            links,
            () -> Instant.ofEpochMilli(WALL + now / 1_000),
            new Random(1));
    loop.add(TERMINAL, session, rules, live);
    step();
    step();
  }

  /** The gateway's process dies and another one starts on the same file. */
  void restart() throws LedgerFault {
    links.last().close(false);
    ledger.close();
    open();
  }

  void arrive(List<Message> messages) {
    messages.forEach(links.last()::arrive);
  }

  void arrive(Message... messages) {
    arrive(List.of(messages));
  }

  /** One step 10 ms later; what is published is heard by the boards at once. */
  int step() {
    now += 10_000;
    int taken = loop.step(now);
    for (Message message : links.last().published()) {
      boards.forEach(board -> board.hear(message));
    }
    return taken;
  }

  /** So much virtual time in steps of 10 ms. */
  void run(long microseconds) {
    for (long end = now + microseconds; now < end; ) {
      step();
    }
  }

  /** Asserts that the ledger holds exactly these blocks of a journal, under their chains. */
  void assertHolds(JournalId journal, Iterable<Block> blocks) throws LedgerFault {
    long last = 0;
    for (Block block : blocks) {
      String what = "block " + block.number() + " of " + journal;
      assertEquals(block.chain(), ledger.behind.chain(journal, block.number()).orElse(-1), what);
      last = block.number();
    }
    assertEquals(last, ledger.behind.position(journal).orElseThrow().number());
    assertTrue(ledger.behind.chain(journal, last + 1).isEmpty());
  }

  <T> T ask(java.util.function.Function<LedgerReader, T> question) throws LedgerFault {
    try (LedgerReader reader = LedgerReader.open(file)) {
      return question.apply(reader);
    }
  }

  long stored() throws LedgerFault {
    return ask(reader -> reader.delivered(TERMINAL).blocks());
  }

  List<Alarm> alarms(String kind) throws LedgerFault {
    return ask(reader -> reader.alarms(TERMINAL, 1_000)).stream()
        .filter(alarm -> alarm.kind().equals(kind))
        .toList();
  }

  List<RecordedGap> gaps() throws LedgerFault {
    return ask(reader -> reader.gaps(TERMINAL, 0, Long.MAX_VALUE, 1_000));
  }

  /** What the ledger tells of an equipment. */
  Facts facts(Track track) throws LedgerFault {
    Facts facts = new Facts();
    EventId first = new EventId(new JournalId("ffffffff"), Long.MAX_VALUE, 0);
    ask(
            reader -> {
              for (EventType type : EventType.values()) {
                facts.events.addAll(
                    reader.events(
                        TERMINAL,
                        track.equipment,
                        type,
                        0,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        first,
                        100_000));
              }
              reader
                  .intervals(TERMINAL, track.equipment, 0, Long.MAX_VALUE)
                  .forEach(facts::interval);
              return reader.gaps(TERMINAL, 0, Long.MAX_VALUE, 100_000);
            })
        .stream()
        .filter(gap -> gap.equipment().equals(track.equipment))
        .forEach(facts::gap);
    return facts.sorted();
  }

  /** What a fold finds in the same blocks without any loop around it. */
  static Facts folded(SiteRules rules, JournalId journal, Iterable<Block> blocks)
      throws MalformedBlock {
    Facts facts = new Facts();
    TerminalFold fold = new TerminalFold(rules);
    for (Block block : blocks) {
      fold.apply(journal, block, WALL * 1_000, facts);
    }
    return facts.sorted();
  }

  /** Events, intervals and gaps, in an order that does not depend on how they came. */
  static final class Facts implements FoldSink {
    final List<Event> events = new ArrayList<>();
    final TreeMap<Long, Interval> intervals = new TreeMap<>();
    final List<RecordedGap> gaps = new ArrayList<>();

    @Override
    public void event(Event event) {
      events.add(event);
    }

    @Override
    public void interval(Interval addition) {
      intervals.merge(addition.startUtcMicroseconds(), addition, Interval::plus);
    }

    @Override
    public void gap(RecordedGap gap) {
      gaps.add(gap);
    }

    @Override
    public void state(String key, byte[] bytes) {}

    private Facts sorted() {
      events.sort(java.util.Comparator.comparing(Event::toString));
      gaps.sort(java.util.Comparator.comparing(RecordedGap::toString));
      return this;
    }

    long wagons() {
      return intervals.values().stream()
          .mapToLong(interval -> interval.counts().wagonsIn() + interval.counts().wagonsOut())
          .sum();
    }

    long coveredMicroseconds() {
      return intervals.values().stream()
          .mapToLong(interval -> interval.coverage().wagonsMicroseconds())
          .sum();
    }

    void assertSame(Facts other, String message) {
      assertEquals(events, other.events, message);
      assertEquals(intervals, other.intervals, message);
      assertEquals(gaps, other.gaps, message);
    }
  }

  @Override
  public void close() {
    loop.close();
    ledger.close();
  }
}
