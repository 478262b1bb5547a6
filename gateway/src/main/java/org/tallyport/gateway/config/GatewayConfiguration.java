package org.tallyport.gateway.config;

import java.nio.file.Path;
import java.util.List;
import org.tallyport.equipment.ClockDriver;

/**
 * What a gateway is to do.
 *
 * @param hostId Sparkplug host id that the boards wait for
 * @param clock whose wall time it shows; the system's unless it is part of a simulation
 * @param broker where the boards are
 * @param ledger file of the ledger
 * @param console address and port of the API and the page
 * @param terminals whose boards it takes
 */
public record GatewayConfiguration(
    String hostId,
    ClockDriver.Plan clock,
    BrokerChoice broker,
    Path ledger,
    ConsoleAddress console,
    List<TerminalConfiguration> terminals) {
  public GatewayConfiguration {
    terminals = List.copyOf(terminals);
  }

  /**
   * Where the API and the page are served.
   *
   * @param host address to bind
   * @param port TCP port, 0 for a free one
   */
  public record ConsoleAddress(String host, int port) {}
}
