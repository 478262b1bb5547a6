package org.tallyport.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.equipment.BoardClock;
import org.tallyport.gateway.broker.EmbeddedBroker;
import org.tallyport.gateway.config.BrokerChoice;
import org.tallyport.gateway.config.GatewayConfiguration;
import org.tallyport.gateway.config.TerminalConfiguration;
import org.tallyport.gateway.console.ConsoleServer;
import org.tallyport.gateway.console.ConsoleTerminal;
import org.tallyport.gateway.host.HostSession;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.gateway.ledger.SqliteLedger;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.loop.IngestLoop;
import org.tallyport.wire.paho.Broker;
import org.tallyport.wire.paho.PahoLinks;

/** The gateway put together: broker, ledger, ingest loop, console. Ends in the reverse order. */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final String broker;
  private final ConsoleServer console;
  private final IngestThread ingest;

  /**
   * Opens everything and begins to listen; {@link #start} begins to take.
   *
   * @param configuration what to do
   * @param nanoTime monotonic time in nanoseconds, for protocol time-outs
   * @param chance for the jitter of connecting
   * @param bugs takes what ends the ingest loop unexpectedly
   * @throws IOException with one line for people: what could not be opened, and why
   */
  public Gateway(
      GatewayConfiguration configuration,
      LongSupplier nanoTime,
      RandomGenerator chance,
      Consumer<Throwable> bugs)
      throws IOException {
    InstantSource wall = wall(configuration.clock().open());
    boolean opened = false;
    try {
      Broker address = broker(configuration.broker());
      broker = address.url();
      PahoLinks links = part(new PahoLinks(address, nanoTime));
      SqliteLedger ledger = part(ledger(configuration.ledger()));
      LedgerReader reader = part(LedgerReader.open(configuration.ledger()));
      IngestLoop loop = new IngestLoop(ledger, wall);
      List<ConsoleTerminal> pages = new ArrayList<>();
      for (TerminalConfiguration terminal : configuration.terminals()) {
        LiveView live = new LiveView();
        HostSession session =
            new HostSession(configuration.hostId(), terminal.id(), links, wall, chance);
        loop.add(terminal.id(), session, terminal.rules(), live);
        pages.add(new ConsoleTerminal(new TerminalAnswers(terminal, reader, loop::commits), live));
      }
      ingest = new IngestThread(loop, nanoTime, bugs);
      console =
          part(
              new ConsoleServer(
                  configuration.console().host(),
                  configuration.console().port(),
                  pages,
                  wall,
                  nanoTime));
      console.start();
      opened = true;
    } catch (LedgerFault | UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      if (!opened) {
        closeParts();
      }
    }
  }

  private static SqliteLedger ledger(Path file) throws LedgerFault, IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return SqliteLedger.open(file);
  }

  private Broker broker(BrokerChoice choice) throws IOException {
    return switch (choice) {
      case BrokerChoice.Embedded embedded ->
          Broker.at(
              part(EmbeddedBroker.start(embedded.host(), embedded.port())).localUri().toString());
      case BrokerChoice.External external -> {
        Broker address = Broker.at(external.url());
        yield external.user().isEmpty()
            ? address
            : address.withLogin(external.user().get(), password(external.passwordFile()));
      }
    };
  }

  private static String password(Optional<Path> file) throws IOException {
    if (file.isEmpty()) {
      return "";
    }
    List<String> lines = Files.readAllLines(file.get());
    return lines.isEmpty() ? "" : lines.getFirst();
  }

  private static InstantSource wall(BoardClock clock) {
    return () -> {
      long utc = clock.utcMicroseconds();
      return Instant.ofEpochSecond(
          Math.floorDiv(utc, 1_000_000), Math.floorMod(utc, 1_000_000) * 1_000L);
    };
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  /** Begins to take what the boards send. */
  public void start() {
    ingest.start();
  }

  /** Where boards connect. */
  public String broker() {
    return broker;
  }

  /** The port of the API and the page. */
  public int port() {
    return console.port();
  }

  @Override
  public void close() {
    ingest.end();
    closeParts();
  }

  private void closeParts() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
