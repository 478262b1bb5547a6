package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.tallyport.gateway.host.HostSession;
import org.tallyport.gateway.ingest.Position;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.gateway.ledger.SqliteLedger;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.loop.IngestLoop;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.wire.JournalId;

/** The real ingest loop of the gateway and its ledger, stepped by hand. */
final class SteppedGateway implements AutoCloseable {
  private static final String HOST = "tallyport";
  private static final int MOST_ALARMS = 1_000;

  private final Scenario scenario;
  private final Path file;
  private final SqliteLedger ledger;
  private final IngestLoop loop;
  private final VirtualTime time;

  private SteppedGateway(
      Scenario scenario, Path file, SqliteLedger ledger, IngestLoop loop, VirtualTime time) {
    this.scenario = scenario;
    this.file = file;
    this.ledger = ledger;
    this.loop = loop;
    this.time = time;
  }

  static SteppedGateway open(
      Scenario scenario, Path folder, MemoryBroker broker, VirtualTime time, Chance seed)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("ledger.db");
    RandomGenerator jitter = seed.part("gateway")::bits;
    try {
      SqliteLedger ledger = SqliteLedger.openWithoutSync(file);
      IngestLoop loop = new IngestLoop(ledger, time);
      HostSession session = new HostSession(HOST, scenario.terminal(), broker, time, jitter);
      loop.add(scenario.terminal(), session, scenario.rules(), new LiveView());
      return new SteppedGateway(scenario, file, ledger, loop, time);
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
  }

  void step() {
    loop.step(time.microseconds());
  }

  /** What a user would be told about the run so far. */
  Answer answer() throws IOException {
    try (LedgerReader reader = LedgerReader.open(file)) {
      return new LedgerAnswer(reader, scenario, time.microseconds()).ask(scenario.equipment());
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
  }

  /** What a person would be told to look at, from new to old. */
  List<Alarm> alarms() throws IOException {
    try (LedgerReader reader = LedgerReader.open(file)) {
      return reader.alarms(scenario.terminal(), MOST_ALARMS);
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
  }

  /** What the boards have delivered so far. */
  LedgerReader.Delivered delivered() throws IOException {
    try (LedgerReader reader = LedgerReader.open(file)) {
      return reader.delivered(scenario.terminal());
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
  }

  /** How far a journal is held; empty for one that was never seen. */
  Optional<Position> position(JournalId journal) throws IOException {
    try {
      return ledger.position(journal);
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
  }

  /** The chain of a block that is held. */
  OptionalLong chain(JournalId journal, long number) throws IOException {
    try {
      return ledger.chain(journal, number);
    } catch (LedgerFault e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    loop.close();
    ledger.close();
  }
}
