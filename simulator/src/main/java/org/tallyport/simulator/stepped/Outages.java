package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tallyport.simulator.fault.Fault;

/**
 * What is dead and when it comes up again. Outages may overlap: what is dead stays dead until the
 * last of them is over.
 */
final class Outages {
  /** A supervisor's pause between two starts, microseconds. */
  private static final long RETRY = 2_000_000;

  private final Function<String, SteppedBoard> boards;
  private final SteppedGateway gateway;
  private final Strikes strikes;
  private final Map<String, Long> until = new HashMap<>();
  private final Set<String> rebooting = new HashSet<>();

  Outages(Function<String, SteppedBoard> boards, SteppedGateway gateway, Strikes strikes) {
    this.boards = boards;
    this.gateway = gateway;
    this.strikes = strikes;
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

  /** Ends what runs on a machine whose disk is dark, and begins its outage. */
  void dark(String victim, long untilMicroseconds) throws IOException {
    if (victim.equals(Fault.GATEWAY)) {
      gateway(untilMicroseconds);
      gateway.disk().comeBack();
    } else {
      SteppedBoard board = boards.apply(victim);
      board(board, untilMicroseconds, true);
      board.disk().comeBack();
    }
  }

  /** Starts a board whose time has come, and ends one whose disk went dark under it. */
  void step(SteppedBoard board, long now) throws IOException {
    strike(board.id(), board.disk(), now);
    if (board.disk().dark()) {
      dark(board.id(), now + FaultInjection.DOWN);
    }
    if (!board.alive() && over(board.id(), now)) {
      if (rebooting.remove(board.id())) {
        board.boot();
      } else {
        board.start();
      }
    }
  }

  /** The same of the gateway; a ledger that cannot be opened is tried again. */
  void stepGateway(long now) throws IOException {
    strike(Fault.GATEWAY, gateway.disk(), now);
    if (gateway.disk().dark()) {
      dark(Fault.GATEWAY, now + FaultInjection.DOWN);
    }
    if (!gateway.alive() && over(Fault.GATEWAY, now) && !gateway.starts()) {
      until.put(Fault.GATEWAY, now + RETRY);
    }
  }

  private void strike(String victim, Disk disk, long now) {
    if (disk.dark() || disk.failed()) {
      strikes.atOperation(victim, now);
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
}
