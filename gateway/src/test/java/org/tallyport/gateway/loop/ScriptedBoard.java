package org.tallyport.gateway.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.BoardMessages;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Compression;
import org.tallyport.wire.Content;
import org.tallyport.wire.Decoder;
import org.tallyport.wire.Definitions;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;
import org.tallyport.wire.LiveSignal;
import org.tallyport.wire.Message;
import org.tallyport.wire.Received;

/** A board that says what the test tells it to, and remembers what it is told. */
final class ScriptedBoard {
  final EdgeNode node;
  final List<Acknowledgement> acknowledged = new ArrayList<>();
  final List<Received.Fork> forks = new ArrayList<>();
  int rebirths;

  /** Every block that this journal ever had, by number; those up to {@link #held} are deleted. */
  final TreeMap<Long, Block> blocks = new TreeMap<>();

  JournalId journal;
  long held;
  int bdSeq;
  private final List<EquipmentId> equipment;
  private final Map<Long, Signal> signals = new TreeMap<>();
  private final Chain chain = new Chain();
  private final Decoder decoder = new Decoder();
  private BoardMessages messages;
  private int seq;

  ScriptedBoard(String edge, JournalId journal, EquipmentId... equipment) {
    this.node = new EdgeNode(Rig.TERMINAL, edge);
    this.journal = journal;
    this.equipment = List.of(equipment);
    this.messages = new BoardMessages(node, this.equipment, Compression.DEFLATE);
  }

  /** Appends a block and gives its number. */
  long write(Content content) {
    long number = next();
    long before = blocks.isEmpty() ? chain.start(journal) : blocks.lastEntry().getValue().chain();
    blocks.put(
        number, new Block(number, chain.next(before, number, BlockCodec.encode(content)), content));
    if (content instanceof Content.Definition definition) {
      signals.put(definition.alias(), definition.signal());
    }
    return number;
  }

  void writeAll(List<? extends Content> contents) {
    contents.forEach(this::write);
  }

  long next() {
    return blocks.isEmpty() ? 1 : blocks.lastKey() + 1;
  }

  Block block(long number) {
    Block block = blocks.get(number);
    if (block == null) {
      throw new IllegalArgumentException("no block " + number);
    }
    return block;
  }

  /** Another journal, still empty; the definitions have to be written again. */
  void startJournal(JournalId id) {
    journal = id;
    blocks.clear();
    signals.clear();
    held = 0;
  }

  /** NBIRTH and all DBIRTHs of a new connection, or with the same bdSeq of the old one. */
  List<Message> birth(boolean connects) {
    if (connects) {
      bdSeq = (bdSeq + 1) & 0xFF;
    }
    messages = new BoardMessages(node, equipment, Compression.DEFLATE);
    long oldest = held + 1;
    long before = held == 0 ? chain.start(journal) : block(held).chain();
    List<Message> said = new ArrayList<>();
    said.add(
        messages.nodeBirth(
            bdSeq, Rig.WALL, new JournalStatus(journal, next(), oldest, before, held), List.of()));
    seq = 0;
    for (EquipmentId id : equipment) {
      List<LiveSignal> live = new ArrayList<>();
      signals.forEach(
          (alias, signal) -> {
            if (signal.equipment().equals(id)) {
              live.add(new LiveSignal(alias, signal, Optional.empty()));
            }
          });
      said.add(messages.deviceBirth(nextSeq(), Rig.WALL, id, live, List.of()));
    }
    return said;
  }

  Message death(int ofBdSeq) {
    return BoardMessages.nodeDeath(node, ofBdSeq);
  }

  /** The message of a block. */
  Message say(long number) {
    Definitions definitions = signals::get;
    return messages.block(nextSeq(), Rig.WALL, block(number), definitions, false);
  }

  private int nextSeq() {
    seq = (seq + 1) & 0xFF;
    return seq;
  }

  /** Hears a command; deletes only what is acknowledged by its own journal, number and chain. */
  void hear(Message message) {
    switch (decoder.decode(message, _ -> null)) {
      case Received.Acknowledged told -> {
        if (told.node().equals(node)) {
          Acknowledgement is = told.acknowledgement();
          acknowledged.add(is);
          Block own = is.journal().equals(journal) ? blocks.get(is.number()) : null;
          if (own != null && own.chain() == is.chain()) {
            held = Math.max(held, is.number());
          }
        }
      }
      case Received.Fork fork -> {
        if (fork.node().equals(node)) {
          forks.add(fork);
        }
      }
      case Received.Rebirth rebirth -> rebirths += rebirth.node().equals(node) ? 1 : 0;
      default -> {}
    }
  }
}
