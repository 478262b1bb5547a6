package org.tallyport.simulator.plc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.sdk.core.types.DynamicStructType;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Unit;
import org.tallyport.simulator.model.SignalSink;

/** What a client that is not ours finds of a crane: names, units, structures, arrays, counters. */
final class PlcShapeTest {
  private static final EquipmentId CRANE = new EquipmentId("STS-1");
  private static final List<Role> SIGNALS =
      List.of(
          Role.SPREADER_LOCKED,
          Role.SPREADER_LANDED_LEFT,
          Role.SPREADER_LANDED_RIGHT,
          Role.SPREADER_MODE,
          Role.HOIST_LOAD,
          Role.HOIST_HEIGHT,
          Role.TROLLEY_POSITION);
  private static final int LOCKED = 0;
  private static final int RIGHT = 2;
  private static final int MODE = 3;
  private static final int LOAD = 4;
  private static final int HEIGHT = 5;
  private static final int TROLLEY = 6;
  private static final String STATE = "STS1.MotionDevices.Spreader.State";

  private final AtomicLong time = new AtomicLong();
  private final PlcStation station =
      new PlcStation(Map.of(CRANE, SIGNALS), PlcAccess.open(), 0, 0, time::get);
  private final SignalSink crane = station.sink(CRANE);

  @AfterEach
  void close() {
    station.close();
  }

  private PlainClient client() throws Exception {
    station.start();
    return new PlainClient(station.plc().endpoint());
  }

  private void signal(int signal, double value) {
    crane.signal(signal, time.addAndGet(1_000_000), value);
    station.complete(time.get());
  }

  private void lift(double tonnes) {
    signal(LOCKED, 1);
    signal(LOAD, tonnes);
    signal(LOAD, 0);
    signal(LOCKED, 0);
  }

  @Test
  void isToBeFoundByTheNamesOfTheStandard() throws Exception {
    try (PlainClient client = client()) {
      NodeId found = NodeIds.ObjectsFolder;
      for (String word :
          List.of(
              "STS1",
              "MotionDevices",
              "Hoist",
              "Axes",
              "Hoist",
              "ActualLoad",
              "Mass",
              "EngineeringUnits")) {
        found = client.child(found, word);
      }
      ExtensionObject unit = (ExtensionObject) client.read(found, AttributeId.Value);
      EUInformation information =
          (EUInformation) unit.decode(client.milo().getStaticEncodingContext());
      assertEquals("t", information.getDisplayName().text());
      assertEquals(5_525_061, information.getUnitId());
    }
  }

  @Test
  void holdsTheSpreaderTogetherInAStructureThatClientsCanRead() throws Exception {
    try (PlainClient client = client()) {
      signal(LOCKED, 1);
      signal(MODE, 220);
      ExtensionObject body =
          (ExtensionObject) client.read(NodeId.parse("ns=2;s=" + STATE), AttributeId.Value);
      DynamicStructType state =
          (DynamicStructType) body.decode(client.milo().getDynamicEncodingContext());
      assertEquals(
          Map.of("Locked", true, "LandedLeft", false, "LandedRight", false, "Mode", 220),
          Map.copyOf(state.getMembers()));
    }
  }

  @Test
  void holdsPinsAndPositionsTogetherInArrays() throws Exception {
    try (PlainClient client = client()) {
      signal(RIGHT, 1);
      signal(HEIGHT, 17.5);
      signal(TROLLEY, -4.25);
      PlcCompound pins = station.program().compounds().get(1);
      NodeId id = NodeId.parse(pins.nodeId());
      assertArrayEquals(
          new Boolean[] {false, true}, (Boolean[]) client.read(id, AttributeId.Value));
      assertEquals(1, client.read(id, AttributeId.ValueRank));
      assertArrayEquals(
          new UInteger[] {Unsigned.uint(2)},
          (UInteger[]) client.read(id, AttributeId.ArrayDimensions));
      NodeId positions = NodeId.parse("ns=2;s=STS1.MotionDevices.ActualPositions");
      assertArrayEquals(
          new Double[] {17.5, -4.25}, (Double[]) client.read(positions, AttributeId.Value));
      assertArrayEquals(new Double[] {-4.25}, client.elements(positions, "1"));
    }
  }

  @Test
  void aCompoundIsAsGoodAsTheWorstOfItsMembersAndAsOldAsTheNewest() throws Exception {
    try (PlainClient client = client()) {
      signal(LOCKED, 1);
      PlcNode mode = PlcNode.of(CRANE, Role.SPREADER_MODE);
      station.plc().set(mode.path(), 40, 7_000_000, StatusCodes.Uncertain_SubNormal);
      DataValue state = client.value(NodeId.parse("ns=2;s=" + STATE));
      assertEquals(StatusCodes.Uncertain_SubNormal, state.statusCode().value());
      assertEquals("1970-01-01T00:00:07Z", PlainClient.sourceTime(state));
    }
  }

  @Test
  void countsLiftsAndComesRound() throws Exception {
    try (PlainClient client = client()) {
      assertEquals(4_294_967_293L, client.count("STS1.Counters.Moves"));
      lift(20);
      lift(0.5);
      lift(20);
      assertEquals(4_294_967_295L, client.count("STS1.Counters.Moves"));
      assertEquals(4_294_957_296L, client.count("STS1.Counters.Mass"));
      lift(20);
      assertEquals(0, client.count("STS1.Counters.Moves"));
      assertEquals(10_000, client.count("STS1.Counters.Mass"));
      assertEquals(3, client.count("STS1.Counters.MovesSinceStart"));
    }
  }

  @Test
  void forgetsOnlyWhatIsNotRetainedWhenItRestarts() throws Exception {
    try (PlainClient client = client()) {
      lift(20);
      signal(LOCKED, 1);
      signal(LOAD, 25);
      assertEquals(1, client.count("STS1.Counters.MovesSinceStart"));
    }
    station.stop();
    signal(LOAD, 0);
    signal(HEIGHT, 9);
    try (PlainClient client = client()) {
      signal(LOCKED, 0);
      assertEquals(0, client.count("STS1.Counters.MovesSinceStart"));
      assertEquals(4_294_967_294L, client.count("STS1.Counters.Moves"));
      assertEquals(9.0, client.value(PlcNode.of(CRANE, Role.HOIST_HEIGHT)).value().value());
    }
  }

  @Test
  void refusesNonsense() {
    PlcNode one = new PlcNode("A", "b", PlcType.INT16);
    PlcNode other = new PlcNode("A", "c.b", PlcType.DOUBLE, Unit.METRES, 0);
    for (PlcCompound.Kind kind : PlcCompound.Kind.values()) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new PlcCompound("A", "all", kind, List.of(one, other)));
      assertThrows(
          IllegalArgumentException.class, () -> new PlcCompound("A", "all", kind, List.of()));
    }
  }
}
