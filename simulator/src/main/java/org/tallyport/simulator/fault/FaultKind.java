package org.tallyport.simulator.fault;

import java.util.Locale;
import java.util.Optional;

/** The ways in which a run is disturbed. */
public enum FaultKind {
  /** A client's connection breaks; no new one comes about while it lasts. */
  LINK_CUT(Victim.CLIENT),
  /** Nothing flows and nobody notices; at the end the keep-alive finds the connection dead. */
  LINK_HALF_OPEN(Victim.CLIENT),
  /** Each message takes as many seconds more as the amount says, in order. */
  LINK_SLOW(Victim.CLIENT),
  /** Messages overtake each other by up to the amount in seconds. */
  LINK_REORDERING(Victim.CLIENT),
  /** A message arrives twice with the probability that the amount says. */
  LINK_DUPLICATING(Victim.CLIENT),
  /** A message of QoS 0 is lost with the probability that the amount says. */
  LINK_LOSING(Victim.CLIENT),
  /** The broker is away; what it retained is there again when it comes back. */
  BROKER_DOWN(Victim.BROKER),
  /** The broker is away and forgets what it retained. */
  BROKER_EMPTIED(Victim.BROKER),
  /** The gateway's process is killed and started again. */
  GATEWAY_KILLED(Victim.GATEWAY),
  /** The ledger as it was at the beginning comes back at the end: an older backup. */
  LEDGER_RESTORED(Victim.GATEWAY),
  /** An agent's process is killed and started again within the same boot. */
  BOARD_KILLED(Victim.BOARD),
  /** A board is reset: another boot. */
  BOARD_REBOOTED(Victim.BOARD),
  /** The card as it was at the beginning comes back at the end: a board from an older image. */
  CARD_RESTORED(Victim.BOARD),
  /**
   * A second board under the same id reads the same sensors; by 1 from a copy of the first one's
   * card, else from an empty one. At the end it is taken away for good.
   */
  BOARD_TWINNED(Victim.BOARD),
  /** Wall time is off by the amount in seconds, and no time service keeps it. */
  CLOCK_WRONG(Victim.BOARD),
  /** A board boots with a wall time off by the amount; at the end a time service sets it. */
  CLOCK_WRONG_AT_BOOT(Victim.BOARD),
  /** Wall time, kept by no time service, drifts by the amount in parts per million. */
  CLOCK_DRIFTING(Victim.BOARD),
  /** A PLC or an input card gives no values: all signals of an equipment are bad. */
  SOURCE_DOWN(Victim.EQUIPMENT),
  /** One signal, numbered by the amount and counted around, is bad: a cut wire. */
  SIGNAL_BROKEN(Victim.EQUIPMENT),
  /** The current loops of an equipment carry nothing: its load and its wind read below range. */
  LOOPS_BROKEN(Victim.EQUIPMENT),
  /**
   * A contact, numbered by the amount and counted around, does not come to rest within its debounce
   * time.
   */
  CONTACT_CHATTERING(Victim.EQUIPMENT),
  /** The load reads more from minute to minute, by the amount in kilograms. */
  LOAD_DRIFTING(Victim.EQUIPMENT),
  /**
   * One signal, numbered by the amount and counted around, keeps its value and says that it is
   * good.
   */
  SIGNAL_STUCK(Victim.EQUIPMENT),
  /** An acknowledgement that the gateway never gave: of this journal, with another chain. */
  ACKNOWLEDGEMENT_FORGED(Victim.BOARD),
  /** Commands to a board come once more, all that were seen of late. */
  COMMANDS_REPLAYED(Victim.BOARD),
  /** Blocks of a board come once more, all that were seen of late. */
  BLOCKS_REPLAYED(Victim.BOARD),
  /** Blocks of a board come once more with one bit changed. */
  BLOCKS_ALTERED(Victim.BOARD),
  /** A board's journal takes blocks now and then of which nobody knows what their signals are. */
  BLOCKS_UNFOLDABLE(Victim.BOARD),
  /** Random bytes on all topics of a board. */
  GARBAGE(Victim.BOARD),
  /** Power fails: what the disk was not told to sync may be gone, whole or in part. */
  POWER_CUT(Victim.MACHINE),
  /** The process dies just before it does something to its disk: the nth such, by the amount. */
  KILLED_AT_DISK(Victim.MACHINE),
  /** The power fails just before something is done to the disk. */
  POWER_CUT_AT_DISK(Victim.MACHINE),
  /** No room on the disk. */
  DISK_FULL(Victim.MACHINE),
  /** The kernel has mounted the disk read-only. */
  DISK_READ_ONLY(Victim.MACHINE),
  /** Nothing that is done to the disk comes back. */
  DISK_STALLED(Victim.MACHINE),
  /** From the nth on, by the amount, each write or each sync fails. */
  DISK_FAILING(Victim.MACHINE);

  /** Whom a fault hits. */
  public enum Victim {
    /** A board or the gateway, as a client of the broker. */
    CLIENT,
    BROKER,
    GATEWAY,
    BOARD,
    EQUIPMENT,
    /** A board or the gateway, with its disk. */
    MACHINE
  }

  private final Victim victim;

  FaultKind(Victim victim) {
    this.victim = victim;
  }

  public Victim victim() {
    return victim;
  }

  /**
   * Whether seeds give it. A signal that is stuck happens by line alone: no campaign can be exact
   * with it before what finds it is built.
   */
  public boolean random() {
    return this != SIGNAL_STUCK;
  }

  /** As in plans: {@code link-cut}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of a word; empty for an unknown one. */
  public static Optional<FaultKind> of(String word) {
    for (FaultKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
