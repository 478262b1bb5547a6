package org.tallyport.edge.uplink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.Decoder;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.HostMessages;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.JournalStatus;
import org.tallyport.wire.Message;
import org.tallyport.wire.Received;

/**
 * A gateway by the rules: takes exactly the next block of a journal, acknowledges what it holds.
 */
final class FakeGateway {
  static final EdgeNode NODE = new EdgeNode("AZBAK", "board-1");

  final List<Received> received = new ArrayList<>();
  final Map<JournalId, Held> journals = new LinkedHashMap<>();
  private final Network network;
  private final Decoder decoder = new Decoder();
  private final Chain chain = new Chain();
  private final Map<Long, Signal> definitions = new HashMap<>();
  private Optional<JournalStatus> born = Optional.empty();
  boolean acknowledges = true;
  boolean asksForBirths;

  /** What it holds of one journal. */
  static final class Held {
    long next;
    long last;
    final Map<Long, Long> chains = new HashMap<>();
    final List<Content> contents = new ArrayList<>();
  }

  FakeGateway(Network network) {
    this.network = network;
  }

  void step(long utcMilliseconds) {
    boolean answer = false;
    for (Message message : network.carry()) {
      Received what = decoder.decode(message, _ -> definitions::get);
      received.add(what);
      switch (what) {
        case Received.NodeBirth birth -> {
          born = birth.journal();
          born.ifPresent(this::begin);
          answer = true;
        }
        case Received.DeviceBirth birth ->
            birth
                .metrics()
                .forEach(
                    metric ->
                        metric
                            .signal()
                            .ifPresent(signal -> definitions.put(signal.alias(), signal.signal())));
        case Received.BlockReceived block -> {
          take(block.block(), utcMilliseconds);
          answer = true;
        }
        case Received.UnknownAlias _ -> asksForBirths = true;
        case Received.Refused refused -> throw new AssertionError(refused.reason());
        default -> {}
      }
    }
    if (asksForBirths) {
      asksForBirths = false;
      network.toBoard(HostMessages.rebirth(NODE, utcMilliseconds));
    }
    if (answer && acknowledges) {
      acknowledge(utcMilliseconds);
    }
  }

  void acknowledge(long utcMilliseconds) {
    born.ifPresent(
        status -> {
          Held held = journals.get(status.journal());
          if (held != null && held.next > 1) {
            network.toBoard(
                HostMessages.acknowledge(
                    NODE,
                    utcMilliseconds,
                    new Acknowledgement(status.journal(), held.next - 1, held.last)));
          }
        });
  }

  private void begin(JournalStatus status) {
    Held held = journals.computeIfAbsent(status.journal(), _ -> new Held());
    if (held.next == 0) {
      held.next = status.oldest();
      held.last = status.chainBeforeOldest();
    }
  }

  private void take(Block block, long utcMilliseconds) {
    JournalId id = born.orElseThrow().journal();
    Held held = journals.get(id);
    if (held == null || block.firstNumber() > held.next) {
      return;
    }
    if (block.number() < held.next) {
      Long known = held.chains.get(block.number());
      if (known != null && known != block.chain()) {
        network.toBoard(HostMessages.fork(NODE, utcMilliseconds, id, block.number()));
      }
      return;
    }
    boolean dropped = block.content() instanceof Content.Dropped;
    byte[] bytes = BlockCodec.encode(block.content());
    if (!dropped && chain.next(held.last, block.number(), bytes) != block.chain()) {
      network.toBoard(HostMessages.fork(NODE, utcMilliseconds, id, block.number()));
      return;
    }
    held.chains.put(block.number(), block.chain());
    held.contents.add(block.content());
    held.next = block.number() + 1;
    held.last = block.chain();
  }

  /** Values of a signal's readings in the order of acceptance, over all journals. */
  List<Long> values() {
    List<Long> values = new ArrayList<>();
    for (Held held : journals.values()) {
      for (Content content : held.contents) {
        addValues(content, values);
      }
    }
    return values;
  }

  static void addValues(Content content, List<Long> values) {
    if (content instanceof Content.Readings readings) {
      for (int i = 0; i < readings.readings().size(); i++) {
        values.add(readings.readings().steps(i));
      }
    }
  }

  <T> List<T> all(Class<T> kind) {
    return received.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
