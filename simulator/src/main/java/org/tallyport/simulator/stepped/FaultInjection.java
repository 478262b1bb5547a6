package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.fault.Fault;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.model.Chance;

/** Carries the faults of a plan out on a stepped run. */
final class FaultInjection {
  private final SteppedRun run;
  private final Outages outages;
  private final Chance chance;

  private FaultInjection(SteppedRun run, Outages outages, Chance chance) {
    this.run = run;
    this.outages = outages;
    this.chance = chance;
  }

  /** Plans the beginning and the end of every fault. */
  static void plan(SteppedRun run, Outages outages, FaultPlan plan, Chance chance) {
    FaultInjection injection = new FaultInjection(run, outages, chance);
    for (Fault fault : plan.faults()) {
      run.plan(fault.fromMicroseconds(), () -> injection.begin(fault));
      run.plan(fault.toMicroseconds(), () -> injection.end(fault));
    }
  }

  private void begin(Fault fault) throws IOException {
    switch (fault.kind()) {
      case LINK_CUT -> {
        lines(fault, line -> line.cut(true));
        clients(fault).forEach(run.broker()::cut);
      }
      case LINK_HALF_OPEN -> lines(fault, line -> line.halfOpen(true));
      case LINK_SLOW -> lines(fault, line -> line.slow(fault.amount()));
      case LINK_REORDERING -> lines(fault, line -> line.shuffle(fault.amount()));
      case LINK_DUPLICATING -> lines(fault, line -> line.duplicate(fault.amount()));
      case LINK_LOSING -> lines(fault, line -> line.lose(fault.amount()));
      case BROKER_DOWN -> run.broker().stop();
      case BROKER_EMPTIED -> {
        run.broker().stop();
        run.broker().forget();
      }
      case GATEWAY_KILLED -> outages.gateway(fault.toMicroseconds());
      case LEDGER_RESTORED -> run.gateway().ledger().copy();
      case BOARD_KILLED -> outages.board(board(fault), fault.toMicroseconds(), false);
      case BOARD_REBOOTED -> outages.board(board(fault), fault.toMicroseconds(), true);
      case CARD_RESTORED -> board(fault).card().copy();
      case BOARD_TWINNED -> run.twins().begin(fault);
      case CLOCK_WRONG -> {
        board(fault).clock().kept(false);
        board(fault).clock().step(fault.amount());
      }
      case CLOCK_WRONG_AT_BOOT -> {
        board(fault).clock().kept(false);
        board(fault).clock().step(fault.amount());
        outages.board(board(fault), fault.fromMicroseconds() + DOWN, true);
      }
      case CLOCK_DRIFTING -> {
        board(fault).clock().kept(false);
        board(fault).clock().drift(fault.amount());
      }
      case SOURCE_DOWN -> signals(fault).down(true);
      case SIGNAL_BROKEN -> signals(fault).broken((int) fault.amount(), true);
      case LOOPS_BROKEN -> signals(fault).defects().breakLoops(true);
      case CONTACT_CHATTERING -> signals(fault).defects().chatter((int) fault.amount(), true);
      case LOAD_DRIFTING -> signals(fault).defects().drift(fault.amount());
      case SIGNAL_STUCK -> signals(fault).defects().stick((int) fault.amount(), true);
      case ACKNOWLEDGEMENT_FORGED -> repeat(fault, FORGES, forger(fault)::forge);
      case BLOCKS_UNFOLDABLE -> repeat(fault, SPOILS, forger(fault)::spoil);
      case COMMANDS_REPLAYED -> forger(fault).replayCommands();
      case BLOCKS_REPLAYED -> forger(fault).replayBlocks();
      case BLOCKS_ALTERED -> forger(fault).alterBlocks();
      case GARBAGE -> forger(fault).garbage();
      case POWER_CUT -> {
        disk(fault).cutPower();
        outages.dark(fault.victim(), fault.toMicroseconds());
      }
      case KILLED_AT_DISK -> disk(fault).crashLater((long) fault.amount(), false);
      case POWER_CUT_AT_DISK -> disk(fault).crashLater((long) fault.amount(), true);
      case DISK_FULL -> disk(fault).full(true);
      case DISK_READ_ONLY -> disk(fault).readOnly(true);
      case DISK_STALLED -> disk(fault).stall(true);
      case DISK_FAILING -> disk(fault).fail((long) fault.amount());
    }
  }

  /** How long a board is down that boots, microseconds. */
  static final long DOWN = 5_000_000;

  /** How often a forger says it, microseconds. */
  private static final long FORGES = 2_000_000;

  /** How often a board writes what nobody can fold, microseconds. */
  private static final long SPOILS = 20_000_000;

  private void repeat(Fault fault, long every, Runnable act) {
    for (long at = fault.fromMicroseconds(); at < fault.toMicroseconds(); at += every) {
      run.plan(at, act::run);
    }
  }

  private void end(Fault fault) throws IOException {
    switch (fault.kind()) {
      case LINK_CUT -> lines(fault, line -> line.cut(false));
      case LINK_HALF_OPEN -> {
        lines(fault, line -> line.halfOpen(false));
        clients(fault).forEach(run.broker()::cut);
      }
      case LINK_SLOW -> lines(fault, line -> line.slow(0));
      case LINK_REORDERING -> lines(fault, line -> line.shuffle(0));
      case LINK_DUPLICATING -> lines(fault, line -> line.duplicate(0));
      case LINK_LOSING -> lines(fault, line -> line.lose(0));
      case BROKER_DOWN, BROKER_EMPTIED -> run.broker().start();
      case LEDGER_RESTORED -> {
        outages.gateway(fault.toMicroseconds() + DOWN);
        run.gateway().ledger().restore();
        run.gateway().disk().replaced();
      }
      case CARD_RESTORED -> {
        outages.board(board(fault), fault.toMicroseconds() + DOWN, true);
        board(fault).card().restore();
        board(fault).disk().replaced();
      }
      case BOARD_TWINNED -> run.twins().end(fault);
      case CLOCK_WRONG, CLOCK_WRONG_AT_BOOT, CLOCK_DRIFTING -> board(fault).clock().kept(true);
      case SOURCE_DOWN -> signals(fault).down(false);
      case SIGNAL_BROKEN -> signals(fault).broken((int) fault.amount(), false);
      case LOOPS_BROKEN -> signals(fault).defects().breakLoops(false);
      case CONTACT_CHATTERING -> signals(fault).defects().chatter((int) fault.amount(), false);
      case LOAD_DRIFTING -> signals(fault).defects().drift(0);
      case SIGNAL_STUCK -> signals(fault).defects().stick((int) fault.amount(), false);
      case KILLED_AT_DISK, POWER_CUT_AT_DISK -> disk(fault).disarm();
      case DISK_FULL -> disk(fault).full(false);
      case DISK_READ_ONLY -> disk(fault).readOnly(false);
      case DISK_STALLED -> disk(fault).stall(false);
      case DISK_FAILING -> disk(fault).heal();
      case GATEWAY_KILLED,
          POWER_CUT,
          BOARD_KILLED,
          BOARD_REBOOTED,
          ACKNOWLEDGEMENT_FORGED,
          COMMANDS_REPLAYED,
          BLOCKS_REPLAYED,
          BLOCKS_ALTERED,
          BLOCKS_UNFOLDABLE,
          GARBAGE -> {}
    }
  }

  private SteppedBoard board(Fault fault) {
    return run.board(fault.victim());
  }

  private Disk disk(Fault fault) {
    return fault.victim().equals(Fault.GATEWAY) ? run.gateway().disk() : board(fault).disk();
  }

  /** A gateway has a connection for each of its terminals. */
  private List<String> clients(Fault fault) {
    return fault.victim().equals(Fault.GATEWAY)
        ? run.gateway().clientIds()
        : List.of(board(fault).clientId());
  }

  private void lines(Fault fault, Consumer<Line> happens) {
    clients(fault).forEach(client -> happens.accept(run.broker().line(client)));
  }

  private ModelSignals signals(Fault fault) {
    return run.world().of(new EquipmentId(fault.victim()));
  }

  private Forger forger(Fault fault) {
    return new Forger(run, board(fault), chance);
  }
}
