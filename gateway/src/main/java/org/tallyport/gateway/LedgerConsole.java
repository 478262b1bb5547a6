package org.tallyport.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.tallyport.gateway.config.TerminalConfiguration;
import org.tallyport.gateway.console.ConsoleServer;
import org.tallyport.gateway.console.ConsoleTerminal;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.gateway.live.LiveView;

/** The API and the page over a ledger whose ingest loop somebody else steps. */
public final class LedgerConsole implements AutoCloseable {
  private final LedgerReader reader;
  private final ConsoleServer server;

  private LedgerConsole(LedgerReader reader, ConsoleServer server) {
    this.reader = reader;
    this.server = server;
  }

  /**
   * Serves on the loopback from now on.
   *
   * @param ledger its file; must not be replaced while this is open
   * @param terminals as configured
   * @param live of the loop, for all terminals
   * @param port TCP port, 0 for any free one
   * @param wall the gateway's wall clock
   * @param nanoTime the monotonic time that the loop runs by
   * @throws IOException where the ledger cannot be read
   */
  public static LedgerConsole open(
      Path ledger,
      List<TerminalConfiguration> terminals,
      LiveView live,
      int port,
      InstantSource wall,
      LongSupplier nanoTime)
      throws IOException {
    LedgerReader reader;
    try {
      reader = LedgerReader.open(ledger);
    } catch (LedgerFault e) {
      throw new IOException(e.getMessage(), e);
    }
    boolean served = false;
    try {
      List<ConsoleTerminal> pages =
          terminals.stream()
              .map(one -> new ConsoleTerminal(new TerminalAnswers(one, reader, nanoTime), live))
              .toList();
      ConsoleServer server =
          new ConsoleServer(ConsoleServer.USUAL_HOST, port, pages, wall, nanoTime).start();
      served = true;
      return new LedgerConsole(reader, server);
    } finally {
      if (!served) {
        reader.close();
      }
    }
  }

  /** The port of the API and the page. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    reader.close();
  }
}
