package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.host.HostSession;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.gateway.ledger.SqliteLedger;
import org.tallyport.gateway.live.BoardStatus;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.loop.IngestLoop;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.scenario.Terminal;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;

/**
 * The real ingest loop of the gateway and its ledger, stepped by hand. It can die, have its ledger
 * replaced by an older copy, and start again.
 */
final class SteppedGateway implements AutoCloseable {
  private static final String HOST = "tallyport";
  private static final int MOST_ALARMS = 1_000;
  private static final List<String> LEDGER = List.of("ledger.db", "ledger.db-wal");

  private final Scenario scenario;
  private final Path folder;
  private final MemoryBroker broker;
  private final VirtualTime time;
  private final Disk disk;
  private final RandomGenerator jitter;
  private final FileCopies copies;
  private @Nullable Running running;

  /** What ends with the process. */
  private record Running(SqliteLedger ledger, IngestLoop loop, LiveView live) {}

  private SteppedGateway(
      Scenario scenario,
      Path folder,
      MemoryBroker broker,
      VirtualTime time,
      Chance seed,
      Disk disk) {
    this.scenario = scenario;
    this.folder = folder;
    this.broker = broker;
    this.time = time;
    this.disk = disk;
    jitter = seed.part("gateway")::bits;
    copies = new FileCopies(folder, LEDGER);
  }

  static SteppedGateway open(
      Scenario scenario,
      Path folder,
      MemoryBroker broker,
      VirtualTime time,
      Chance seed,
      boolean faultyDisk)
      throws IOException {
    Files.createDirectories(folder);
    Disk disk = Disk.of(folder, faultyDisk, seed.part("gateway's disk"), "ledger");
    SteppedGateway gateway = new SteppedGateway(scenario, folder, broker, time, seed, disk);
    gateway.start();
    return gateway;
  }

  /** Starts from what the ledger holds. */
  void start() throws IOException {
    if (!starts()) {
      throw new IOException("the gateway does not start on the ledger " + file());
    }
  }

  /** Starts if its disk lets it. */
  boolean starts() {
    if (running != null) {
      throw new IllegalStateException("the gateway is running");
    }
    @Nullable SqliteLedger ledger = null;
    try {
      ledger = disk.syncs() ? SqliteLedger.open(file()) : SqliteLedger.openWithoutSync(file());
      LiveView live = new LiveView();
      IngestLoop loop = new IngestLoop(ledger, time);
      for (Terminal terminal : scenario.terminals()) {
        HostSession session = new HostSession(HOST, terminal.id(), broker, time, jitter);
        loop.add(terminal.id(), session, terminal.rules(), live);
      }
      running = new Running(ledger, loop, live);
      return true;
    } catch (LedgerFault e) {
      if (ledger != null) {
        ledger.close();
      }
      return false;
    }
  }

  Disk disk() {
    return disk;
  }

  /** Dies between two steps: nobody is told, but the broker sees the connection go. */
  void die() {
    scenario.terminals().forEach(terminal -> broker.cut(clientId(terminal)));
    close();
  }

  boolean alive() {
    return running != null;
  }

  /** Of its connection for the first terminal; it has one for each. */
  String clientId() {
    return clientId(scenario.terminals().getFirst());
  }

  private static String clientId(Terminal terminal) {
    return HOST + "-" + terminal.id();
  }

  /** The ledger, to be copied, and replaced while the gateway is dead. */
  FileCopies ledger() {
    return copies;
  }

  Path file() {
    return folder.resolve(LEDGER.getFirst());
  }

  /** What it shows as live; empty while it is dead. */
  Optional<LiveView> live() {
    return Optional.ofNullable(running).map(Running::live);
  }

  /** Steps the loop; a dead gateway does nothing. */
  void step() {
    if (running != null && !disk.stalled()) {
      running.loop().step(time.microseconds());
    }
  }

  /** What a user would be told about the run so far. */
  Answer answer() throws IOException {
    return asked(
        reader -> {
          List<Answer> answers = new ArrayList<>();
          for (Terminal terminal : scenario.terminals()) {
            answers.add(
                new LedgerAnswer(reader, scenario, terminal, time.microseconds())
                    .ask(terminal.equipment()));
          }
          return Answer.together(answers);
        });
  }

  /** What a person would be told to look at, from new to old. */
  List<Alarm> alarms() throws IOException {
    return asked(
        reader ->
            scenario.terminals().stream()
                .flatMap(terminal -> reader.alarms(terminal.id(), MOST_ALARMS).stream())
                .toList());
  }

  /** What the boards have delivered so far. */
  LedgerReader.Delivered delivered() throws IOException {
    return asked(
        reader -> {
          long blocks = 0;
          long readings = 0;
          for (Terminal terminal : scenario.terminals()) {
            LedgerReader.Delivered delivered = reader.delivered(terminal.id());
            blocks += delivered.blocks();
            readings += delivered.readings();
          }
          return new LedgerReader.Delivered(blocks, readings);
        });
  }

  /** Complete through, microseconds of the run; empty for equipment that was never heard of. */
  OptionalLong through(EquipmentId equipment) throws IOException {
    long start = ChronoUnit.MICROS.between(Instant.EPOCH, scenario.start());
    String terminal = scenario.terminalOf(equipment).id();
    OptionalLong through = asked(reader -> reader.through(terminal, equipment));
    return through.isPresent() ? OptionalLong.of(through.getAsLong() - start) : through;
  }

  /** The same of all equipment that was ever heard of. */
  Map<EquipmentId, Long> throughs() throws IOException {
    long start = ChronoUnit.MICROS.between(Instant.EPOCH, scenario.start());
    return asked(
        reader -> {
          Map<EquipmentId, Long> throughs = new HashMap<>();
          for (EquipmentId id : scenario.equipment()) {
            reader
                .through(scenario.terminalOf(id).id(), id)
                .ifPresent(through -> throughs.put(id, through - start));
          }
          return throughs;
        });
  }

  /** When a board was last heard, microseconds of the run; -1 for one that is not online. */
  long heardMicroseconds(Board board) {
    return running == null
        ? -1
        : running
            .live()
            .board(new EdgeNode(scenario.terminalOf(board).id(), board.id()))
            .filter(BoardStatus::online)
            .map(status -> status.lastSeen().monotonicMicroseconds())
            .orElse(-1L);
  }

  private interface Question<T> {
    T of(LedgerReader reader);
  }

  private <T> T asked(Question<T> question) throws IOException {
    try (LedgerReader reader = LedgerReader.open(file())) {
      return question.of(reader);
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
  }

  /**
   * How far a journal is held; empty for one that was never seen, and while the gateway is dead.
   */
  Optional<Position> position(JournalId journal) throws IOException {
    try {
      return running == null ? Optional.empty() : running.ledger().position(journal);
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
  }

  /** The chain of a block that is held. */
  OptionalLong chain(JournalId journal, long number) throws IOException {
    try {
      return running == null ? OptionalLong.empty() : running.ledger().chain(journal, number);
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    Running ends = running;
    running = null;
    if (ends != null) {
      ends.loop().close();
      ends.ledger().close();
    }
  }
}
