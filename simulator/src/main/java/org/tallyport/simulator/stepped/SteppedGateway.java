package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tallyport.gateway.host.HostSession;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.SqliteLedger;
import org.tallyport.gateway.live.BoardStatus;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.loop.IngestLoop;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.scenario.Terminal;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;

/**
 * The real ingest loop of the gateway and its ledger, stepped by hand. It can die, have its ledger
 * replaced by an older copy, and start again.
 */
final class SteppedGateway implements AutoCloseable {
  private static final String HOST = "tallyport";
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
    clientIds().forEach(broker::cut);
    close();
  }

  boolean alive() {
    return running != null;
  }

  /** Of its connections, one for each terminal. */
  List<String> clientIds() {
    return scenario.terminals().stream().map(SteppedGateway::clientId).toList();
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

  /** What the ledger says when it is asked as a user asks. */
  LedgerQuestions asked() {
    return new LedgerQuestions(scenario, file(), time);
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
