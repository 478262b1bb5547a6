package org.tallyport.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.wire.Decoder;
import org.tallyport.wire.HostMessages;
import org.tallyport.wire.LiveValue;
import org.tallyport.wire.Message;
import org.tallyport.wire.Received;

/** What Sparkplug B 3.0 demands of an edge node's session. */
class SparkplugSessionTest {
  @TempDir Path folder;

  private BoardRig rig(Optional<String> host) {
    return new BoardRig(folder, host, 1);
  }

  private static List<String> topics(BoardRig rig) {
    return rig.network.link.orElseThrow().published.stream().map(Message::topic).toList();
  }

  private static int bdSeq(Message will) {
    Received read = new Decoder().decode(will, _ -> null);
    return assertInstanceOf(Received.NodeDeath.class, read).bdSeq();
  }

  private static long utc(BoardRig rig) {
    return rig.clock.utcMicroseconds() / 1_000;
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-will-message-payload-bdSeq")
  void raisesBdSeqOnEveryConnectAndKeepsItOverRestarts() throws IOException {
    try (BoardRig rig = rig(Optional.empty())) {
      rig.network.reachable = false;
      rig.steps(200, 500);
      rig.kill();
      rig.network.reachable = true;
      rig.steps(100, 500);
      List<Message> wills = rig.network.wills;
      assertTrue(wills.size() > 3);
      for (int i = 0; i < wills.size(); i++) {
        assertEquals(i, bdSeq(wills.get(i)));
        assertEquals(1, wills.get(i).qos());
        assertFalse(wills.get(i).retained());
      }
      Received.NodeBirth birth = rig.gateway.all(Received.NodeBirth.class).getLast();
      assertEquals(wills.size() - 1, birth.bdSeq());
    }
  }

  @Test
  @DisplayName("tck-id-principles-birth-certificates-order, tck-id-payloads-dbirth-order")
  void givesTheNodeBirthThenAllDeviceBirthsThenData() {
    try (BoardRig rig = rig(Optional.empty())) {
      rig.read();
      rig.steps(10, 500);
      List<String> topics = topics(rig);
      assertEquals("spBv1.0/AZBAK/NBIRTH/board-1", topics.get(0));
      assertEquals("spBv1.0/AZBAK/DBIRTH/board-1/STS-1", topics.get(1));
      assertEquals("spBv1.0/AZBAK/DBIRTH/board-1/RAIL-1", topics.get(2));
      assertTrue(topics.stream().skip(3).noneMatch(topic -> topic.contains("BIRTH")));
      assertTrue(topics.get(3).contains("DATA"));
    }
  }

  @Test
  @DisplayName(
      "tck-id-message-flow-edge-node-ncmd-subscribe, tck-id-message-flow-device-dcmd-subscribe")
  void subscribesBeforeItsBirth() {
    try (BoardRig rig = rig(Optional.of(BoardRig.HOST))) {
      rig.steps(5, 500);
      assertEquals(
          List.of(
              "spBv1.0/AZBAK/NCMD/board-1",
              "spBv1.0/AZBAK/DCMD/board-1/+",
              "spBv1.0/STATE/tallyport"),
          rig.network.link.orElseThrow().filters);
      assertEquals(List.of(), topics(rig));
    }
  }

  @Test
  @DisplayName("tck-id-message-flow-edge-node-birth-publish-phid-wait")
  void waitsForThePrimaryHostBeforeItsBirth() {
    try (BoardRig rig = rig(Optional.of(BoardRig.HOST))) {
      rig.host(false, utc(rig));
      rig.steps(50, 500);
      assertEquals(List.of(), topics(rig));
      rig.network.retain(HostMessages.state("another", true, utc(rig)));
      rig.host(true, utc(rig) - 100_000);
      rig.steps(5, 500);
      assertEquals(List.of(), topics(rig));
      rig.host(true, utc(rig));
      rig.steps(5, 500);
      assertTrue(topics(rig).getFirst().contains("NBIRTH"));
      assertEquals(1, rig.network.wills.size());
    }
  }

  @Test
  void asksAgainForAHostWhoseStateTheBrokerDidNotGive() {
    try (BoardRig rig = rig(Optional.of(BoardRig.HOST))) {
      rig.steps(5, 500);
      Message state = HostMessages.state(BoardRig.HOST, true, utc(rig));
      rig.network.retained.put(state.topic(), state);
      rig.steps(20, 500);
      assertTrue(topics(rig).getFirst().contains("NBIRTH"));
      assertEquals(1, rig.network.wills.size(), "on the same connection");
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-edge-node-termination-host-offline")
  void saysGoodByeAndConnectsAnewWhenThePrimaryHostGoes() {
    try (BoardRig rig = rig(Optional.of(BoardRig.HOST))) {
      rig.host(true, utc(rig));
      rig.steps(5, 500);
      Network.MemoryLink first = rig.network.link.orElseThrow();
      rig.host(false, utc(rig) - 100_000);
      rig.steps(5, 500);
      assertFalse(first.closedOrderly, "an older time is ignored (-offline-timestamp)");
      rig.host(false, utc(rig));
      rig.step(10);
      assertEquals("spBv1.0/AZBAK/NDEATH/board-1", first.published.getLast().topic());
      assertTrue(first.closedOrderly);
      rig.steps(20, 500);
      assertEquals(2, rig.network.wills.size());
      assertEquals(List.of(), topics(rig));
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-data-commands-rebirth-action-1 to -3")
  void givesAllBirthsAgainWithTheSameBdSeqWhenAsked() {
    try (BoardRig rig = rig(Optional.empty())) {
      rig.steps(10, 500);
      rig.gateway.asksForBirths = true;
      rig.steps(10, 500);
      List<Received.NodeBirth> births = rig.gateway.all(Received.NodeBirth.class);
      assertEquals(2, births.size());
      assertEquals(births.get(0).bdSeq(), births.get(1).bdSeq());
      assertEquals(0, births.get(1).seq());
      assertEquals(4, rig.gateway.all(Received.DeviceBirth.class).size());
      for (int i = 0; i < 20; i++) {
        rig.gateway.asksForBirths = true;
        rig.step(50);
      }
      assertTrue(rig.gateway.all(Received.NodeBirth.class).size() <= 4, "limited to one a second");
    }
  }

  @Test
  @DisplayName("tck-id-payloads-sequence-num-incrementing")
  void countsSeqOverNodeAndDevicesAndWrapsIt() {
    try (BoardRig rig = rig(Optional.empty())) {
      for (int i = 0; i < 400; i++) {
        rig.read();
        rig.step(500);
      }
      List<Integer> seqs = new ArrayList<>();
      for (Received received : rig.gateway.received) {
        switch (received) {
          case Received.NodeBirth birth -> seqs.add(birth.seq());
          case Received.DeviceBirth birth -> seqs.add(birth.seq());
          case Received.BlockReceived block -> seqs.add(block.seq());
          case Received.Snapshot snapshot -> seqs.add(snapshot.seq());
          default -> {}
        }
      }
      assertTrue(seqs.size() > 400);
      for (int i = 0; i < seqs.size(); i++) {
        assertEquals(i % 256, seqs.get(i));
      }
    }
  }

  @Test
  @DisplayName("tck-id-operational-behavior-edge-node-intentional-disconnect-ndeath")
  void publishesItsDeathAtAnOrderlyEnd() {
    try (BoardRig rig = rig(Optional.empty())) {
      rig.steps(5, 500);
      rig.uplink.close();
      assertTrue(topics(rig).getLast().contains("NDEATH"));
      assertTrue(rig.network.link.orElseThrow().closedOrderly);
    }
  }

  @Test
  void saysInItsBirthWhatTheSignalsAreNow() {
    try (BoardRig rig = rig(Optional.empty())) {
      rig.network.reachable = false;
      rig.steps(5, 500);
      rig.read();
      rig.network.reachable = true;
      rig.steps(20, 500);
      Received.DeviceBirth crane = rig.gateway.all(Received.DeviceBirth.class).getFirst();
      long steps =
          crane.metrics().stream()
              .flatMap(metric -> metric.signal().stream())
              .flatMap(live -> live.latest().stream())
              .mapToLong(LiveValue::steps)
              .sum();
      assertEquals(1, steps);
    }
  }

  @Test
  void pausesLongerAndLongerBetweenAttempts() {
    try (BoardRig rig = rig(Optional.empty())) {
      rig.network.reachable = false;
      rig.steps(7_200, 500);
      int attempts = rig.network.wills.size();
      assertTrue(attempts > 50 && attempts < 130, () -> attempts + " attempts in an hour");
    }
  }
}
