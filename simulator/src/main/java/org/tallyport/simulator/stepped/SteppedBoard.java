package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyport.edge.EdgeAgent;
import org.tallyport.edge.Parts;
import org.tallyport.edge.config.BoardConfiguration;
import org.tallyport.edge.config.ConfigurationReader;
import org.tallyport.edge.config.Drivers;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.simulator.fault.Tuning;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.BoardYaml;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;

/**
 * One board: the real agent, its loops stepped by hand, and its card. It can die, have its card
 * replaced, and be booted again.
 */
final class SteppedBoard implements AutoCloseable {
  /** Boards booted this long before the run begins. */
  private static final long BOOTED_MICROSECONDS = 60_000_000;

  /** From a later boot to the start of the agent. */
  private static final long BOOT_MICROSECONDS = 5_000_000;

  private static final List<String> JOURNAL = List.of("journal.db", "journal.db-wal");

  private final String terminal;
  private final Board board;
  private final Path folder;
  private final World world;
  private final MemoryBroker broker;
  private final VirtualTime time;
  private final Chance chance;
  private final Disk disk;
  private final TunedAgent tuned;
  private final SteppedClock clock;
  private final FileCopies card;
  private final List<JournalId> journals = new ArrayList<>();
  private long bootedMicroseconds = BOOTED_MICROSECONDS;
  private @Nullable EdgeAgent agent;

  private SteppedBoard(
      String terminal,
      Board board,
      Path folder,
      World world,
      MemoryBroker broker,
      VirtualTime time,
      Chance chance,
      Tuning tuning,
      boolean simulatedDisk)
      throws IOException {
    this.terminal = terminal;
    this.board = board;
    this.folder = folder;
    this.world = world;
    this.broker = broker;
    this.time = time;
    this.chance = chance;
    Files.createDirectories(folder);
    disk = Disk.of(folder, simulatedDisk, chance.part("disk"), "journal");
    tuned = new TunedAgent(tuning, JOURNAL.getFirst(), disk.syncs());
    card = new FileCopies(folder, JOURNAL);
    clock = new SteppedClock(time, chance.bits() >>> 1, bootedMicroseconds);
  }

  /** Writes the board's configuration into a folder and starts its agent from it. */
  static SteppedBoard open(
      Scenario scenario,
      Board board,
      Path folder,
      World world,
      MemoryBroker broker,
      VirtualTime time,
      Chance seed,
      Tuning tuning,
      boolean simulatedDisk)
      throws IOException {
    SteppedBoard opened =
        new SteppedBoard(
            scenario.terminalOf(board).id(),
            board,
            folder,
            world,
            broker,
            time,
            seed.part(board.id()),
            tuning,
            simulatedDisk);
    opened.configure(scenario);
    opened.start();
    return opened;
  }

  /**
   * Boots a second board under this one's id, with a disk that does no harm.
   *
   * @param copied from this one's card as it is now, else from an empty one
   */
  SteppedBoard twin(Scenario scenario, Path of, Tuning tuning, Chance seed, boolean copied)
      throws IOException {
    SteppedBoard twin =
        new SteppedBoard(terminal, board, of, world, broker, time, seed, tuning, false);
    if (copied) {
      card.copyTo(of);
    }
    twin.configure(scenario);
    twin.boot();
    return twin;
  }

  private void configure(Scenario scenario) throws IOException {
    ModelDriver driver = world.driver(bootedMicroseconds);
    Files.writeString(
        configuration(), BoardYaml.text(scenario, board, tuned.head(), driver, world::signals));
  }

  String id() {
    return board.id();
  }

  /** What it is called on the wire. */
  EdgeNode node() {
    return new EdgeNode(terminal, board.id());
  }

  private Path configuration() {
    return folder.resolve("board.yaml");
  }

  /** Starts the agent within the boot that is going on. */
  void start() throws IOException {
    if (agent != null) {
      throw new IllegalStateException(board.id() + " is running");
    }
    ModelDriver driver = world.driver(bootedMicroseconds);
    Drivers drivers = new Drivers(Map.of("model", driver), Map.of("virtual", clock.driver()));
    try {
      BoardConfiguration read = ConfigurationReader.read(configuration(), drivers);
      agent = new EdgeAgent(tuned.adapt(Parts.open(read)), broker, this::another, chance.bits());
    } catch (InvalidConfiguration e) {
      throw new IllegalStateException("a configuration of our own: " + e.getMessage(), e);
    }
  }

  /** Boots anew: another boot id, monotonic time begins again; and starts the agent. */
  void boot() throws IOException {
    long bootId = chance.bits() >>> 1;
    bootedMicroseconds = BOOT_MICROSECONDS - time.microseconds();
    clock.boot(bootId, bootedMicroseconds);
    start();
  }

  /** Dies in the middle of everything: what is not on the card is gone, nobody is told. */
  void die() {
    broker.cut(clientId());
    close();
  }

  /** The card, to be copied, and replaced while the board is dead. */
  FileCopies card() {
    return card;
  }

  /** Whether its agent runs. */
  boolean alive() {
    return agent != null;
  }

  Disk disk() {
    return disk;
  }

  SteppedClock clock() {
    return clock;
  }

  List<EquipmentId> equipment() {
    return board.equipment();
  }

  /** Blocks that wait on its card and in its memory; 0 while it is dead. */
  long waiting() {
    return agent == null
        ? 0
        : agent.journalLoop().waiting()
            + agent.journal().draining().map(s -> s.next() - 1 - s.acknowledged()).orElse(0L);
  }

  String clientId() {
    return "tallyport-" + terminal + "-" + board.id();
  }

  private JournalId another() {
    journals.add(new JournalId("%016x".formatted(chance.bits())));
    return journals.getLast();
  }

  /** Steps the agent; a dead board does nothing. */
  void step() {
    if (agent == null) {
      return;
    }
    agent.sampleLoop().step();
    if (!disk.stalled()) {
      agent.journalLoop().step(clock.monotonicMicroseconds());
    }
    if (!disk.dark()) {
      agent.uplinkLoop().step(clock.monotonicMicroseconds());
    }
  }

  /** Its journal; empty while the board is dead. */
  Optional<SqliteJournal> journal() {
    return Optional.ofNullable(agent).map(EdgeAgent::journal);
  }

  /** The journals that this board began, in order. */
  List<JournalId> journals() {
    return List.copyOf(journals);
  }

  /** What the board itself says that people should know. */
  List<String> alarms() {
    return agent == null ? List.of() : agent.journal().alarms();
  }

  @Override
  public void close() {
    EdgeAgent running = agent;
    agent = null;
    if (running != null) {
      running.close();
    }
  }
}
