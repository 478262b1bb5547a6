package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallyport.edge.EdgeAgent;
import org.tallyport.edge.Parts;
import org.tallyport.edge.config.BoardConfiguration;
import org.tallyport.edge.config.ConfigurationReader;
import org.tallyport.edge.config.Drivers;
import org.tallyport.edge.journal.Durability;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockDriver;
import org.tallyport.equipment.Settings;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.BoardYaml;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.wire.JournalId;

/** The real agent of one board, its loops stepped by hand. */
final class SteppedBoard implements AutoCloseable {
  /** Boards booted this long before the run begins. */
  static final long BOOTED_MICROSECONDS = 60_000_000;

  private static final BoardYaml.Head HEAD =
      new BoardYaml.Head(
          "driver: virtual",
          "url: \"tcp://memory:1883\", compress: true",
          "path: journal.db, commit_interval_ms: 2000");

  private final BoardClock clock;
  private final EdgeAgent agent;
  private final List<JournalId> journals;

  private SteppedBoard(BoardClock clock, EdgeAgent agent, List<JournalId> journals) {
    this.clock = clock;
    this.agent = agent;
    this.journals = journals;
  }

  /** Writes the board's configuration into a folder and starts its agent from it. */
  static SteppedBoard open(
      Scenario scenario,
      Board board,
      Path folder,
      World world,
      MemoryBroker broker,
      VirtualTime time,
      Chance seed)
      throws IOException {
    Chance chance = seed.part(board.id());
    BoardClock clock = time.board(chance.bits() >>> 1, BOOTED_MICROSECONDS);
    ModelDriver driver = world.driver(BOOTED_MICROSECONDS);
    Path file = folder.resolve("board.yaml");
    Files.createDirectories(folder);
    Files.writeString(file, BoardYaml.text(scenario, board, HEAD, driver, world::signals));
    Drivers drivers =
        new Drivers(Map.of("model", driver), Map.of("virtual", new VirtualClock(clock)));
    try {
      BoardConfiguration configuration = ConfigurationReader.read(file, drivers);
      Parts parts = unsynchronised(Parts.open(configuration));
      List<JournalId> journals = new ArrayList<>();
      EdgeAgent agent =
          new EdgeAgent(parts, broker, () -> another(journals, chance), chance.bits());
      return new SteppedBoard(clock, agent, journals);
    } catch (InvalidConfiguration e) {
      throw new IllegalStateException("a configuration of our own: " + e.getMessage(), e);
    }
  }

  private static JournalId another(List<JournalId> journals, Chance chance) {
    journals.add(new JournalId("%016x".formatted(chance.bits())));
    return journals.getLast();
  }

  private static Parts unsynchronised(Parts parts) {
    JournalSettings journal = parts.journal();
    return new Parts(
        parts.signals(),
        parts.conditions(),
        parts.sources(),
        parts.clock(),
        parts.startMicroseconds(),
        new JournalSettings(
            journal.file(), journal.maximumBytes(), journal.maximumAge(), Durability.OFF, 0),
        parts.pace(),
        parts.uplink());
  }

  void step() {
    agent.sampleLoop().step();
    agent.journalLoop().step(clock.monotonicMicroseconds());
    agent.uplinkLoop().step(clock.monotonicMicroseconds());
  }

  /** The journals that this board began, in order. */
  List<JournalId> journals() {
    return List.copyOf(journals);
  }

  @Override
  public void close() {
    agent.close();
  }

  private record VirtualClock(BoardClock clock) implements ClockDriver {
    @Override
    public String name() {
      return "virtual";
    }

    @Override
    public Plan plan(Settings settings) {
      return () -> clock;
    }
  }
}
