package org.tallyport.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallyport.equipment.EquipmentId;

/**
 * Everything that a board says, as Sparkplug B messages; the layout stands in the package note. The
 * caller gives out {@code seq} at publishing, from one thread: 0 with the node birth, then 1 to 255
 * and again from 0 over all messages of node and devices
 * (tck-id-payloads-sequence-num-incrementing). Times of publishing are UTC in milliseconds. Not for
 * use by several threads at once.
 */
public final class BoardMessages {
  private final EdgeNode node;
  private final Map<EquipmentId, Long> firstAliases = new HashMap<>();
  private final BlockPayload data = new BlockPayload();
  private final Envelope envelope;

  /**
   * The messages of one board from one node birth to the next.
   *
   * @param node the board
   * @param equipment all equipment that gets a device birth; its order divides the aliases, so it
   *     may change only with a new node birth
   * @param compression of blocks; births, deaths and snapshots are never compressed
   */
  public BoardMessages(EdgeNode node, List<EquipmentId> equipment, Compression compression) {
    this.node = node;
    this.envelope = new Envelope(compression);
    for (EquipmentId id : equipment) {
      firstAliases.put(id, Aliases.DEVICE + (long) Aliases.PER_DEVICE * firstAliases.size());
    }
  }

  /** What a board subscribes to before its birth: its own commands, at QoS 1. */
  public static List<String> commandFilters(EdgeNode node) {
    String devices = new Topic.Device(Topic.Verb.COMMAND, node, "x").text();
    return List.of(
        new Topic.Node(Topic.Verb.COMMAND, node).text(),
        devices.substring(0, devices.length() - 1) + "+");
  }

  /**
   * NDEATH: the will of a CONNECT, and what an orderly end publishes (QoS 1, not retained, no seq).
   *
   * @param bdSeq number of the CONNECT, 0 to 255
   */
  public static Message nodeDeath(EdgeNode node, int bdSeq) {
    byte[] payload =
        org.tallyport.wire.sparkplug.Payload.newBuilder()
            .addMetrics(
                org.tallyport.wire.sparkplug.Metric.newBuilder()
                    .setName(Names.BD_SEQ)
                    .setDatatype(DataType.INT64)
                    .setLongValue(require("bdSeq", bdSeq)))
            .build()
            .toByteArray();
    return new Message(new Topic.Node(Topic.Verb.DEATH, node).text(), payload, 1, false);
  }

  /**
   * NBIRTH, with seq 0.
   *
   * @param bdSeq that of the will, also when the birth was asked for again
   * @param health metrics of the node by name; all that {@link #health} will ever send
   */
  public Message nodeBirth(
      int bdSeq, long utcMilliseconds, JournalStatus journal, List<Metric> health) {
    BirthPayload payload =
        new BirthPayload(utcMilliseconds)
            .number(Names.BD_SEQ, require("bdSeq", bdSeq))
            .flag(Names.REBIRTH, false)
            .text(Names.ID, journal.journal().value())
            .number(Names.NEXT, journal.next())
            .number(Names.OLDEST, journal.oldest())
            .number(Names.OLDEST_CHAIN, journal.chainBeforeOldest())
            .number(Names.ACKNOWLEDGED, journal.acknowledged())
            .noNumber(Names.ACKNOWLEDGED_CHAIN)
            .noNumber(Names.FORK)
            .blockMetrics(BlockMetric.OF_NODE, Aliases.NODE);
    health.forEach(payload::health);
    return node(Topic.Verb.BIRTH, payload.bytes(0));
  }

  /**
   * DBIRTH of one equipment.
   *
   * @param signals all signals that may come, with their present values
   * @param superseded definitions that only blocks not yet acknowledged still use
   */
  public Message deviceBirth(
      int seq,
      long utcMilliseconds,
      EquipmentId equipment,
      List<LiveSignal> signals,
      List<Content.Definition> superseded) {
    BirthPayload payload = new BirthPayload(utcMilliseconds);
    signals.forEach(payload::signal);
    superseded.forEach(payload::superseded);
    payload.blockMetrics(BlockMetric.OF_DEVICE, firstAlias(equipment));
    return device(Topic.Verb.BIRTH, equipment, payload.bytes(require("seq", seq)));
  }

  /**
   * One block. Readings go as DDATA of their equipment; all other contents as NDATA, and so do
   * readings that a DDATA cannot carry exactly (an equipment or alias without definition, a value
   * beyond its type), so that no block is ever stuck.
   *
   * @param definitions of the journal that the block is in
   * @param historical whether the board is catching up; then no receiver takes it as the present
   */
  public Message block(
      int seq, long utcMilliseconds, Block block, Definitions definitions, boolean historical) {
    require("seq", seq);
    data.begin(utcMilliseconds, historical);
    if (block.content() instanceof Content.Readings readings
        && firstAliases.containsKey(readings.equipment())
        && BlockPayload.carries(readings, definitions)) {
      data.readings(block, readings, definitions, firstAlias(readings.equipment()));
      return device(
          Topic.Verb.DATA,
          readings.equipment(),
          envelope.pack(data.end(seq), utcMilliseconds, seq));
    }
    data.canonical(block);
    return node(Topic.Verb.DATA, envelope.pack(data.end(seq), utcMilliseconds, seq));
  }

  /** DDATA of present values without a block; signals without a value are left out. */
  public Message snapshot(
      int seq, long utcMilliseconds, EquipmentId equipment, List<LiveSignal> signals) {
    data.begin(utcMilliseconds, false);
    for (LiveSignal live : signals) {
      live.latest()
          .ifPresent(
              value ->
                  data.value(
                      live.alias(),
                      live.signal(),
                      value.utcMilliseconds(),
                      value.steps(),
                      value.quality()));
    }
    return device(Topic.Verb.DATA, equipment, data.end(require("seq", seq)).toBytes());
  }

  /** NDATA of health metrics that stood in the birth; they are no block and may be lost. */
  public Message health(int seq, long utcMilliseconds, List<Metric> health) {
    BirthPayload payload = new BirthPayload(utcMilliseconds);
    health.forEach(payload::health);
    return node(Topic.Verb.DATA, payload.bytes(require("seq", seq)));
  }

  /** DDEATH: the equipment is no longer served. */
  public Message deviceDeath(int seq, long utcMilliseconds, EquipmentId equipment) {
    byte[] payload = new BirthPayload(utcMilliseconds).bytes(require("seq", seq));
    return device(Topic.Verb.DEATH, equipment, payload);
  }

  private long firstAlias(EquipmentId equipment) {
    Long first = firstAliases.get(equipment);
    if (first == null) {
      throw new IllegalArgumentException("equipment " + equipment + " is not of board " + node);
    }
    return first;
  }

  private Message node(Topic.Verb verb, byte[] payload) {
    return new Message(new Topic.Node(verb, node).text(), payload, 0, false);
  }

  private Message device(Topic.Verb verb, EquipmentId equipment, byte[] payload) {
    return new Message(new Topic.Device(verb, node, equipment.value()).text(), payload, 0, false);
  }

  private static int require(String what, int value) {
    if (value < 0 || value > 255) {
      throw new IllegalArgumentException(what + " " + value + ": wanted 0 to 255");
    }
    return value;
  }
}
