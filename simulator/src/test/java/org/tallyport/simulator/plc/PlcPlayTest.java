package org.tallyport.simulator.plc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.junit.jupiter.api.Test;
import org.tallyport.simulator.scenario.Scenario;

/** What a client that is not ours finds there. */
final class PlcPlayTest {
  private static final Scenario SMALL = Scenario.named("small").orElseThrow();
  private static final long NOON_UTC = 1_741_003_200_000_000L;
  private static final String NOON = "2025-03-03T12:00:00Z";

  private final AtomicLong time = new AtomicLong();

  private PlcPlay play(int port) {
    return new PlcPlay(SMALL, 7, port, NOON_UTC, time::get);
  }

  private static String endpoint(PlcPlay play) {
    return play.stations().getFirst().plc().plc().endpoint();
  }

  private void advance(PlcPlay play, long seconds) {
    time.addAndGet(seconds * 1_000_000);
    play.advance(time.get());
  }

  @Test
  void servesEveryTagWithItsTypeAndAGoodValueFromTheBeginning() throws Exception {
    try (PlcPlay play = play(0);
        PlainClient client = new PlainClient(endpoint(play))) {
      PlcPlay.Station station = play.stations().getFirst();
      assertEquals("quay-1", station.board());
      List<PlcNode> nodes = station.plc().program().nodes();
      assertTrue(nodes.size() > 14, nodes::toString);
      for (PlcNode node : nodes) {
        DataValue value = client.value(node);
        assertTrue(value.statusCode().isGood(), () -> node + ": " + value);
        assertEquals(
            node.type().dataType(), client.read(node, AttributeId.DataType), node::toString);
      }
    }
  }

  @Test
  void movesAndStampsWithItsOwnTime() throws Exception {
    try (PlcPlay play = play(0);
        PlainClient client = new PlainClient(endpoint(play))) {
      Set<String> moved = new TreeSet<>();
      List<PlcNode> nodes = play.stations().getFirst().plc().program().nodes();
      List<DataValue> before = client.values(nodes);
      assertEquals(NOON, PlainClient.sourceTime(before.getFirst()));
      for (int i = 0; i < 600; i++) {
        advance(play, 1);
        List<DataValue> now = client.values(nodes);
        for (int j = 0; j < nodes.size(); j++) {
          if (!now.get(j).value().equals(before.get(j).value())) {
            moved.add(nodes.get(j).path());
          }
        }
      }
      assertTrue(
          moved.containsAll(
              Set.of(
                  "PLC.Heartbeat",
                  "STS1.MotionDevices.Spreader.ParameterSet.Locked",
                  "STS1.MotionDevices.Hoist.Axes.Hoist.ActualLoad.Mass",
                  "STS1.MotionDevices.Hoist.Axes.Hoist.ParameterSet.ActualPosition",
                  "STS1.MotionDevices.Trolley.Axes.Trolley.ParameterSet.ActualPosition")),
          moved::toString);
      DataValue beat = client.value(nodes.getFirst());
      assertEquals("2025-03-03T12:10:00Z", PlainClient.sourceTime(beat));
    }
  }

  @Test
  void offersNoSecurityAndEncryption() throws Exception {
    try (PlcPlay play = play(0)) {
      Set<String> policies = new TreeSet<>();
      String endpoint = play.stations().getFirst().plc().plc().endpoint();
      assertThrows(
          UaException.class,
          () ->
              OpcUaClient.create(
                  endpoint,
                  offered -> {
                    offered.forEach(one -> policies.add(one.getSecurityPolicyUri()));
                    return java.util.Optional.empty();
                  },
                  _ -> {},
                  _ -> {}));
      assertEquals(
          Set.of(SecurityPolicy.None.getUri(), SecurityPolicy.Basic256Sha256.getUri()), policies);
    }
  }

  @Test
  void servesAtThePortOfChoiceOrNotAtAll() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      assertThrows(IllegalStateException.class, () -> play(port).close());
    }
    try (PlcPlay play = play(port)) {
      assertEquals(
          "opc.tcp://127.0.0.1:" + port + "/plc",
          play.stations().getFirst().plc().plc().endpoint());
    }
  }

  @Test
  void refusesAScenarioWithoutAPlc() {
    Scenario grain = Scenario.named("aktau-grain").orElseThrow();
    assertThrows(
        IllegalArgumentException.class, () -> new PlcPlay(grain, 1, 0, NOON_UTC, time::get));
  }
}
