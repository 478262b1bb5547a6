package org.tallyport.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tallyport.wire.sparkplug.Metric;
import org.tallyport.wire.sparkplug.Payload;
import org.tallyport.wire.sparkplug.PropertySet;

/** Clauses of the Sparkplug 3.0.0 specification that a single message can keep or break. */
class SparkplugClausesTest {
  private static final Map<String, Message> MESSAGES = Samples.messages();

  @Test
  @DisplayName("tck-id-topic-structure-namespace-a: every topic begins with spBv1.0")
  void everyTopicBeginsWithTheNamespace() {
    MESSAGES.values().forEach(message -> assertTrue(message.topic().startsWith("spBv1.0/")));
  }

  @Test
  @DisplayName(
      "tck-id-topic-structure-namespace-valid-group-id, -valid-edge-node-id, -valid-device-id")
  void idsHaveNoCharactersOfTopics() {
    for (String id : List.of("a+b", "a/b", "a#", "", "a\u0000")) {
      assertThrows(IllegalArgumentException.class, () -> new EdgeNode(id, "x"), id);
      assertThrows(IllegalArgumentException.class, () -> new EdgeNode("x", id), id);
      assertThrows(
          IllegalArgumentException.class,
          () -> new Topic.Device(Topic.Verb.DATA, Samples.NODE, id),
          id);
    }
    assertThrows(IllegalArgumentException.class, () -> new EdgeNode("STATE", "x"));
  }

  @Test
  @DisplayName(
      "tck-id-topic-structure-namespace-device-id-associated-message-types, -non-associated")
  void onlyMessagesOfDevicesNameADevice() {
    for (String topic :
        List.of(
            "spBv1.0/G/NDATA/e/d",
            "spBv1.0/G/DDATA/e",
            "spBv1.0/G/DATA/e",
            "spBv1.0/G/NDATA",
            "spBv1.0/STATE/h/x",
            "spAv1.0/G/NDATA/e",
            "spBv1.0/G/DDATA/e/d/x")) {
      assertThrows(MalformedMessage.class, () -> Topic.parse(topic), topic);
    }
  }

  @Test
  @DisplayName(
      "tck-id-topics-nbirth-mqtt, -dbirth-mqtt, -ndata-mqtt, -ddata-mqtt, -ncmd-mqtt: QoS 0, not"
          + " retained")
  void messagesOfSessionsAreSentAtQos0AndNotRetained() {
    MESSAGES.forEach(
        (name, message) -> {
          if (!name.equals("ndeath") && !name.equals("state")) {
            assertEquals(0, message.qos(), name);
            assertFalse(message.retained(), name);
          }
        });
  }

  @Test
  @DisplayName(
      "tck-id-payloads-ndeath-will-message-qos, -retain, -ndeath-seq; tck-id-topics-ndeath-payload")
  void theNodeDeathIsAWillOfBdSeqAlone() throws InvalidProtocolBufferException {
    Message death = message("ndeath");
    Payload payload = payload("ndeath");
    assertEquals(1, death.qos());
    assertFalse(death.retained());
    assertFalse(payload.hasSeq());
    assertEquals(1, payload.getMetricsCount());
    assertEquals("bdSeq", payload.getMetrics(0).getName());
    assertEquals(DataType.INT64, payload.getMetrics(0).getDatatype());
  }

  @Test
  @DisplayName("tck-id-payloads-nbirth-bdseq-repeat, -nbirth-seq-num: bdSeq of the will, seq 0")
  void theNodeBirthRepeatsBdSeqAndBeginsTheSequence() throws InvalidProtocolBufferException {
    Payload birth = payload("nbirth");
    assertEquals(0, birth.getSeq());
    assertTrue(birth.hasSeq());
    assertEquals(
        payload("ndeath").getMetrics(0).getLongValue(), named(birth, "bdSeq").getLongValue());
    assertEquals(DataType.INT64, named(birth, "bdSeq").getDatatype());
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-data-commands-rebirth-name, -datatype, -value, -name-aliases")
  void theNodeBirthOffersRebirth() throws InvalidProtocolBufferException {
    Metric rebirth = named(payload("nbirth"), "Node Control/Rebirth");
    assertEquals(DataType.BOOLEAN, rebirth.getDatatype());
    assertTrue(rebirth.hasBooleanValue());
    assertFalse(rebirth.getBooleanValue());
    assertFalse(rebirth.hasAlias());
  }

  @Test
  @DisplayName(
      "tck-id-topics-nbirth-timestamp, -dbirth-, -ndata-, -ddata-, -ddeath-, -ncmd-timestamp")
  void everyPayloadButTheWillHasATime() throws InvalidProtocolBufferException {
    for (String name : MESSAGES.keySet()) {
      if (!name.equals("ndeath") && !name.equals("state")) {
        assertEquals(1_790_000_001_000L, payload(name).getTimestamp(), name);
      }
    }
  }

  @Test
  @DisplayName(
      "tck-id-payloads-sequence-num-always-included: births, data and device deaths; not NCMD")
  void sequenceNumbersStandWhereTheyShould() throws InvalidProtocolBufferException {
    for (String name : MESSAGES.keySet()) {
      if (!name.equals("state")) {
        boolean without = name.equals("ndeath") || name.startsWith("ncmd");
        assertEquals(!without, payload(name).hasSeq(), name);
      }
    }
    assertEquals(255, payload("block-readings").getSeq());
    assertThrows(
        IllegalArgumentException.class,
        () -> Samples.board(Compression.NONE).deviceDeath(256, 0, Samples.CRANE));
  }

  @Test
  @DisplayName(
      "tck-id-payloads-name-birth-data-requirement, -metric-datatype-req, -metric-timestamp")
  void metricsOfBirthsHaveNameTypeTimeAndValueOrNull() throws InvalidProtocolBufferException {
    for (String name : List.of("nbirth", "dbirth")) {
      for (Metric metric : payload(name).getMetricsList()) {
        assertTrue(metric.hasName() && metric.hasDatatype() && metric.hasTimestamp(), name);
        assertEquals(metric.getIsNull(), metric.getValueCase() == Metric.ValueCase.VALUE_NOT_SET);
      }
    }
  }

  @Test
  @DisplayName(
      "tck-id-payloads-alias-uniqueness, -alias-birth-requirement, -alias-data-cmd-requirement")
  void dataHaveOnlyAliasesThatABirthGave() throws InvalidProtocolBufferException {
    Set<Long> node = aliases(payload("nbirth"));
    Set<Long> crane = aliases(payload("dbirth"));
    Set<Long> both = new HashSet<>(node);
    both.retainAll(crane);
    assertEquals(Set.of(), both);
    for (String name : MESSAGES.keySet()) {
      if (name.startsWith("block-") && !name.equals("block-readings-none")) {
        for (Metric metric : payload(name).getMetricsList()) {
          assertFalse(metric.hasName(), name);
          boolean ofNode = message(name).topic().contains("/NDATA/");
          assertTrue((ofNode ? node : crane).contains(metric.getAlias()), name);
        }
      }
    }
  }

  @Test
  @DisplayName("tck-id-payloads-alias-uniqueness: devices do not share aliases")
  void devicesDoNotShareAliases() throws InvalidProtocolBufferException {
    BoardMessages board = Samples.board(Compression.NONE);
    Set<Long> crane =
        aliases(
            Payload.parseFrom(
                board.deviceBirth(1, 2, Samples.CRANE, List.of(), List.of()).payload()));
    Set<Long> track =
        aliases(
            Payload.parseFrom(
                board.deviceBirth(2, 2, Samples.TRACK, List.of(), List.of()).payload()));
    crane.retainAll(track);
    assertEquals(Set.of(), crane);
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-ncmd-metric-name, -ncmd-metric-value")
  void commandsNameMetricsOfTheNodeBirth() throws InvalidProtocolBufferException {
    Payload birth = payload("nbirth");
    for (String name : List.of("ncmd-acknowledge", "ncmd-fork", "ncmd-rebirth")) {
      for (Metric metric : payload(name).getMetricsList()) {
        Metric born = named(birth, metric.getName());
        assertEquals(born.getDatatype(), metric.getDatatype(), metric.getName());
        assertFalse(born.hasAlias(), metric.getName());
      }
    }
  }

  @Test
  @DisplayName("tck-id-payloads-propertyset-quality-value-type, -value: Int32 and 0, 192 or 500")
  void qualityIsOneOfThreeCodes() throws InvalidProtocolBufferException {
    for (String name : List.of("dbirth", "snapshot", "block-readings")) {
      for (Metric metric : payload(name).getMetricsList()) {
        PropertySet set = metric.getProperties();
        assertEquals(set.getKeysCount(), set.getValuesCount());
        int at = set.getKeysList().indexOf("Quality");
        if (at >= 0) {
          assertEquals(DataType.INT32, set.getValues(at).getType());
          assertTrue(Set.of(0, 192, 500).contains(set.getValues(at).getIntValue()));
        }
      }
    }
  }

  @Test
  @DisplayName("tck-id-host-topic-phid-birth-topic, -payload, -qos, -retain; -death-qos, -retain")
  void theStateIsRetainedJsonAtQos1() {
    for (boolean online : List.of(true, false)) {
      Message state = HostMessages.state("terminal", online, 17);
      assertEquals("spBv1.0/STATE/terminal", state.topic());
      assertEquals(1, state.qos());
      assertTrue(state.retained());
      assertEquals(
          "{\"online\":" + online + ",\"timestamp\":17}",
          new String(state.payload(), java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-ncmd-subscribe, -device-dcmd-subscribe")
  void aBoardListensToItsOwnCommands() {
    assertEquals(
        List.of("spBv1.0/AZBAK/NCMD/board-7", "spBv1.0/AZBAK/DCMD/board-7/+"),
        BoardMessages.commandFilters(Samples.NODE));
  }

  private static Message message(String name) {
    return java.util.Objects.requireNonNull(MESSAGES.get(name), name);
  }

  private static Payload payload(String name) throws InvalidProtocolBufferException {
    return Payload.parseFrom(message(name).payload());
  }

  private static Metric named(Payload payload, String name) {
    return payload.getMetricsList().stream()
        .filter(metric -> metric.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no metric " + name));
  }

  private static Set<Long> aliases(Payload payload) {
    List<Long> all =
        payload.getMetricsList().stream().filter(Metric::hasAlias).map(Metric::getAlias).toList();
    Set<Long> distinct = all.stream().collect(Collectors.toSet());
    assertEquals(all.size(), distinct.size(), "an alias stands twice");
    return new HashSet<>(distinct);
  }
}
