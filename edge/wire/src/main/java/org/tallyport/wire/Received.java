package org.tallyport.wire;

import java.util.List;
import java.util.Optional;

/**
 * What a message says, checked ({@link Decoder}). {@code utcMilliseconds} is the sender's time of
 * publishing, 0 where it gave none; {@code seq} is Sparkplug's 0 to 255, −1 where it gave none.
 */
public sealed interface Received {
  /**
   * A board has come up, or was asked to say again what it has.
   *
   * @param bdSeq number of its CONNECT, 0 to 255; −1 where it gave none
   * @param journal empty: a third-party board, whose delivery is not assured
   * @param metrics all metrics of the birth, those of the journal too
   */
  record NodeBirth(
      EdgeNode node,
      int bdSeq,
      int seq,
      long utcMilliseconds,
      Optional<JournalStatus> journal,
      List<Metric> metrics)
      implements Received {
    public NodeBirth {
      metrics = List.copyOf(metrics);
    }
  }

  /** A device has come up; of our boards the device is the equipment id. */
  record DeviceBirth(
      EdgeNode node, String device, int seq, long utcMilliseconds, List<Born> metrics)
      implements Received {
    public DeviceBirth {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * A metric of a device birth.
   *
   * @param metric name, alias, present value; of a superseded signal the name on the wire
   * @param signal what it means and its present value, when it is a signal of one of our boards
   * @param superseded whether only blocks of the past use this alias
   */
  record Born(Metric metric, Optional<LiveSignal> signal, boolean superseded) {}

  /** A board is gone; counts only if bdSeq is that of its last birth. −1 where it gave none. */
  record NodeDeath(EdgeNode node, int bdSeq) implements Received {}

  /** A device is gone. */
  record DeviceDeath(EdgeNode node, String device, int seq, long utcMilliseconds)
      implements Received {}

  /**
   * A block of the journal that the board named in its last birth. The chain is the board's claim:
   * the receiver computes its own over {@link BlockCodec} bytes and compares.
   *
   * @param historical whether the board was catching up
   */
  record BlockReceived(
      EdgeNode node, int seq, long utcMilliseconds, Block block, boolean historical)
      implements Received {}

  /** Present values of an equipment of one of our boards, for display only. */
  record Snapshot(
      EdgeNode node, String device, int seq, long utcMilliseconds, List<LiveSignal> signals)
      implements Received {
    public Snapshot {
      signals = List.copyOf(signals);
    }
  }

  /**
   * Data that carry no block: those of boards without definitions ({@link Definitions.Lookup} gave
   * null), and the health of our own.
   *
   * @param device empty: the node's own
   */
  record OtherData(
      EdgeNode node, Optional<String> device, int seq, long utcMilliseconds, List<Metric> metrics)
      implements Received {
    public OtherData {
      metrics = List.copyOf(metrics);
    }
  }

  /** To a board: the gateway holds all blocks up to a number. */
  record Acknowledged(EdgeNode node, long utcMilliseconds, Acknowledgement acknowledgement)
      implements Received {}

  /**
   * To a board: the gateway holds another history from this block on.
   *
   * @param number the first differing block
   */
  record Fork(EdgeNode node, long utcMilliseconds, JournalId journal, long number)
      implements Received {}

  /** To a board: give all births again, with the same bdSeq. */
  record Rebirth(EdgeNode node, long utcMilliseconds) implements Received {}

  /** To a board: a command that it does not know. */
  record OtherCommand(
      EdgeNode node, Optional<String> device, long utcMilliseconds, List<Metric> metrics)
      implements Received {
    public OtherCommand {
      metrics = List.copyOf(metrics);
    }
  }

  /** Whether a host application is there; an older time than the last one seen is to be ignored. */
  record HostState(String hostId, boolean online, long utcMilliseconds) implements Received {}

  /**
   * A block or snapshot of one of our boards that uses an alias without definition: its births have
   * to be asked for.
   */
  record UnknownAlias(EdgeNode node, String device, long alias) implements Received {}

  /**
   * Not to be understood.
   *
   * @param node the board it is of, where the topic could be read
   * @param reason one line: where, and what is wrong
   */
  record Refused(Optional<EdgeNode> node, String reason) implements Received {}
}
