package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tallyport.simulator.fault.Fault;

/**
 * What is dead and when it comes up again. Outages may overlap: what is dead stays dead until the
 * last of them is over.
 */
final class Outages {
  private final MemoryBroker broker;
  private final SteppedGateway gateway;
  private final Map<String, Long> until = new HashMap<>();
  private final Set<String> rebooting = new HashSet<>();

  Outages(MemoryBroker broker, SteppedGateway gateway) {
    this.broker = broker;
    this.gateway = gateway;
  }

  /**
   * Kills a board.
   *
   * @param reboots whether it comes up with another boot
   */
  void board(SteppedBoard board, long untilMicroseconds, boolean reboots) {
    if (board.alive()) {
      board.die();
    }
    until.merge(board.id(), untilMicroseconds, Math::max);
    if (reboots) {
      rebooting.add(board.id());
    }
  }

  /** Kills the gateway. */
  void gateway(long untilMicroseconds) {
    if (gateway.alive()) {
      gateway.die();
    }
    until.merge(Fault.GATEWAY, untilMicroseconds, Math::max);
  }

  /** Starts a board whose time has come. */
  void step(SteppedBoard board, long now) throws IOException {
    if (!board.alive() && over(board.id(), now)) {
      if (rebooting.remove(board.id())) {
        board.boot();
      } else {
        board.start();
      }
    }
  }

  /** Starts the gateway when its time has come. */
  void stepGateway(long now) throws IOException {
    if (!gateway.alive() && over(Fault.GATEWAY, now)) {
      gateway.start();
    }
  }

  private boolean over(String victim, long now) {
    Long planned = until.get(victim);
    if (planned == null || planned > now) {
      return false;
    }
    until.remove(victim);
    return true;
  }

  /** The way to a client. */
  Line line(String clientId) {
    return broker.line(clientId);
  }
}
