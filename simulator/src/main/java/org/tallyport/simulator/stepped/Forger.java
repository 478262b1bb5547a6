package org.tallyport.simulator.stepped;

import java.util.List;
import java.util.Optional;
import org.tallyport.edge.journal.LastThrough;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.simulator.model.Chance;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Content;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.HostMessages;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;
import org.tallyport.wire.Message;
import org.tallyport.wire.ReadingColumns;
import org.tallyport.wire.Topic;

/** A client of the broker that says what it should not about one board. */
final class Forger {
  private static final int LONGEST_GARBAGE = 400;

  /** An alias that no board gives. */
  private static final int NEVER_DEFINED = 4_000;

  private final SteppedRun run;
  private final SteppedBoard board;
  private final EdgeNode node;
  private final Chance chance;

  Forger(SteppedRun run, SteppedBoard board, Chance chance) {
    this.run = run;
    this.board = board;
    this.chance = chance;
    node = board.node();
  }

  /**
   * Acknowledges blocks under chains that are not theirs: those that wait on the board, others that
   * it delivered or has yet to write, and one of a journal that is not its own.
   */
  void forge() {
    for (JournalId journal : board.journals()) {
      for (int i = 0; i < 3; i++) {
        forge(journal, 1 + Math.floorMod(chance.bits() >>> 1, 5_000L));
      }
    }
    board.journal().flatMap(SqliteJournal::draining).ifPresent(this::forgeWaiting);
    forge(new JournalId("%016x".formatted(chance.bits())), 1);
  }

  private void forgeWaiting(JournalStatus status) {
    long waiting = status.next() - 1 - status.acknowledged();
    if (waiting > 0) {
      forge(status.journal(), status.acknowledged() + 1);
      forge(status.journal(), status.next() - 1);
    }
  }

  private void forge(JournalId journal, long number) {
    Acknowledgement forged = new Acknowledgement(journal, number, chance.bits() >>> 1);
    run.broker().deliver(HostMessages.acknowledge(node, utcMilliseconds(), forged));
  }

  /** Lets the journal hold blocks with readings under an alias that was never defined. */
  void spoil() {
    board.journal().ifPresent(journal -> board.equipment().forEach(one -> spoil(journal, one)));
  }

  private void spoil(SqliteJournal journal, EquipmentId equipment) {
    Optional<LastThrough> last = journal.lastThrough(equipment);
    if (last.isPresent()) {
      long through = last.get().timeMicroseconds() + 1;
      ReadingColumns readings = new ReadingColumns();
      readings.add(NEVER_DEFINED, through, 1, Quality.GOOD);
      Content spoilt =
          new Content.Readings(
              equipment,
              last.get().boot(),
              through,
              utcMilliseconds() * 1_000,
              ClockQuality.SYNCHRONISED,
              through,
              readings);
      journal.append(List.of(spoilt), utcMilliseconds() * 1_000);
    }
  }

  /** Gives all commands to the board once more that were seen of late. */
  void replayCommands() {
    again(topic(Topic.Verb.COMMAND)).forEach(run.broker()::deliver);
  }

  /** Gives all blocks of the board once more that were seen of late. */
  void replayBlocks() {
    blocks().forEach(run.broker()::deliver);
  }

  /** Gives blocks of the board once more, a bit changed in each. */
  void alterBlocks() {
    for (Message block : blocks()) {
      byte[] bytes = block.payload().clone();
      if (bytes.length > 0) {
        int bit = chance.between(0, 8 * bytes.length - 1);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        run.broker().deliver(new Message(block.topic(), bytes, block.qos(), false));
      }
    }
  }

  /** Random bytes, as births, as blocks, as commands, as the state of the host. */
  void garbage() {
    for (Topic.Verb verb : List.of(Topic.Verb.BIRTH, Topic.Verb.DATA, Topic.Verb.COMMAND)) {
      throwAt(topic(verb));
      for (EquipmentId equipment : board.equipment()) {
        throwAt(new Topic.Device(verb, node, equipment.toString()).text());
      }
    }
    throwAt(new Topic.Host("tallyport").text());
  }

  private void throwAt(String topic) {
    byte[] bytes = new byte[chance.between(0, LONGEST_GARBAGE)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) chance.bits();
    }
    run.broker().deliver(new Message(topic, bytes, 0, false));
  }

  private List<Message> blocks() {
    List<Message> blocks = new java.util.ArrayList<>(again(topic(Topic.Verb.DATA)));
    for (EquipmentId equipment : board.equipment()) {
      blocks.addAll(again(new Topic.Device(Topic.Verb.DATA, node, equipment.toString()).text()));
    }
    return blocks;
  }

  private List<Message> again(String topic) {
    return run.broker().latest().stream().filter(seen -> seen.topic().equals(topic)).toList();
  }

  private String topic(Topic.Verb verb) {
    return new Topic.Node(verb, node).text();
  }

  private long utcMilliseconds() {
    return board.clock().utcMicroseconds() / 1_000;
  }
}
