package org.tallyport.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.Unit;
import org.tallyport.equipment.ValueType;

/** What one side says, the other hears. */
class RoundTripTest {
  private final Decoder decoder = new Decoder();

  @Test
  void blocksOfReadingsComeBackWithTheSameCanonicalBytes() {
    for (long seed = 1; seed <= 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Map<Long, Signal> signals = Samples.randomSignals(random);
      Content.Readings content = Samples.randomReadings(random, signals);
      Block block = new Block(random.nextLong(1, 1L << 62), random.nextLong(1L << 62), content);
      Compression compression = List.of(Compression.values()).get(random.nextInt(3));
      int seq = random.nextInt(256);
      Message message =
          Samples.board(compression).block(seq, seed, block, signals::get, random.nextBoolean());
      assertEquals("spBv1.0/AZBAK/DDATA/board-7/QC01", message.topic());
      Received received = decoder.decode(message, _ -> signals::get);
      var back = assertInstanceOf(Received.BlockReceived.class, received, "seed " + seed);
      assertEquals(block, back.block(), "seed " + seed);
      assertEquals(seq, back.seq());
      assertEquals(seed, back.utcMilliseconds());
      assertArrayEquals(
          BlockCodec.encode(content), BlockCodec.encode(back.block().content()), "seed " + seed);
    }
  }

  @Test
  void otherBlocksComeBackAsTheyWere() {
    for (Compression compression : Compression.values()) {
      Samples.contents()
          .forEach(
              (name, content) -> {
                Block block = new Block(42, 99, content);
                Message message =
                    Samples.board(compression)
                        .block(1, 2, block, Samples.DEFINITIONS, name.length() > 5);
                assertEquals(
                    new Received.BlockReceived(Samples.NODE, 1, 2, block, name.length() > 5),
                    decoder.decode(message, Samples.LOOKUP));
              });
    }
  }

  @Test
  void readingsThatADeviceCannotCarryGoAsCanonicalBytes() {
    ReadingColumns columns = new ReadingColumns();
    columns.add(1, 10, 5, Quality.GOOD);
    columns.add(77, 10, 5, Quality.GOOD);
    Content.Readings odd =
        new Content.Readings(
            new EquipmentId("ELSEWHERE"),
            1,
            10,
            20,
            org.tallyport.equipment.ClockQuality.UNSET,
            30,
            columns);
    Block block = new Block(1, 1, odd);
    Message message =
        Samples.board(Compression.NONE).block(0, 1, block, Samples.DEFINITIONS, false);
    assertEquals("spBv1.0/AZBAK/NDATA/board-7", message.topic());
    assertEquals(
        new Received.BlockReceived(Samples.NODE, 0, 1, block, false),
        decoder.decode(message, Samples.LOOKUP));
  }

  @Test
  void decimalsComeBackExactlyFromAFloat() {
    for (int decimals = 0; decimals <= 6; decimals++) {
      Signal signal =
          new Signal(Samples.CRANE, "x", Role.OTHER, Unit.NONE, ValueType.DECIMAL, decimals);
      for (long steps = -Signal.MAXIMUM_STEPS; steps <= Signal.MAXIMUM_STEPS; steps += 7) {
        long back = signal.steps((float) signal.value(steps));
        if (back != steps) {
          assertEquals(steps, back, decimals + " decimals");
        }
      }
      assertEquals(Signal.MAXIMUM_STEPS, signal.steps((float) signal.value(Signal.MAXIMUM_STEPS)));
    }
  }

  @Test
  void nodeBirthTellsTheJournalAndHealth() {
    Message message =
        Samples.board(Compression.NONE).nodeBirth(7, 1_000, Samples.status(), Samples.health());
    var birth = assertInstanceOf(Received.NodeBirth.class, decoder.decode(message, Samples.LOOKUP));
    assertEquals(7, birth.bdSeq());
    assertEquals(0, birth.seq());
    assertEquals(1_000, birth.utcMilliseconds());
    assertEquals(Optional.of(Samples.status()), birth.journal());
    assertEquals(
        Samples.health(),
        birth.metrics().subList(birth.metrics().size() - 4, birth.metrics().size()));
  }

  @Test
  void deviceBirthTellsSignalsPresentValuesAndWhatIsSuperseded() {
    Message message =
        Samples.board(Compression.NONE)
            .deviceBirth(
                1,
                1_000,
                Samples.CRANE,
                Samples.live(),
                List.of(new Content.Definition(9, Samples.LOAD)));
    var birth =
        assertInstanceOf(Received.DeviceBirth.class, decoder.decode(message, Samples.LOOKUP));
    List<LiveSignal> signals =
        birth.metrics().stream().flatMap(born -> born.signal().stream()).toList();
    LiveSignal unknown =
        new LiveSignal(3, Samples.MOVES, Optional.of(new LiveValue(1_000, 0, Quality.BAD)));
    LiveSignal superseded = new LiveSignal(9, Samples.LOAD, Optional.empty());
    assertEquals(
        List.of(Samples.live().get(0), Samples.live().get(1), unknown, superseded), signals);
    assertEquals(1, birth.metrics().stream().filter(Received.Born::superseded).count());
    assertEquals(4 + BlockMetric.OF_DEVICE.size(), birth.metrics().size());
  }

  @Test
  void snapshotTellsWhatIsKnown() {
    Message message =
        Samples.board(Compression.DEFLATE).snapshot(9, 5, Samples.CRANE, Samples.live());
    assertEquals(
        new Received.Snapshot(Samples.NODE, "QC01", 9, 5, Samples.live().subList(0, 2)),
        decoder.decode(message, Samples.LOOKUP));
  }

  @Test
  void deathsCommandsAndStatesComeThrough() {
    EdgeNode node = Samples.NODE;
    Acknowledgement held = new Acknowledgement(Samples.JOURNAL, 57, 1L << 62);
    assertEquals(new Received.NodeDeath(node, 255), decode(BoardMessages.nodeDeath(node, 255)));
    assertEquals(
        new Received.DeviceDeath(node, "TRACK-2", 3, 4),
        decode(Samples.board(Compression.NONE).deviceDeath(3, 4, Samples.TRACK)));
    assertEquals(
        new Received.Acknowledged(node, 5, held), decode(HostMessages.acknowledge(node, 5, held)));
    assertEquals(
        new Received.Fork(node, 6, Samples.JOURNAL, 44),
        decode(HostMessages.fork(node, 6, Samples.JOURNAL, 44)));
    assertEquals(new Received.Rebirth(node, 7), decode(HostMessages.rebirth(node, 7)));
    assertEquals(
        new Received.HostState("terminal", true, 8),
        decode(HostMessages.state("terminal", true, 8)));
    assertEquals(
        new Received.HostState("terminal", false, 9),
        decode(HostMessages.state("terminal", false, 9)));
  }

  @Test
  void healthComesAsOtherData() {
    Message message = Samples.board(Compression.NONE).health(3, 4, Samples.health());
    assertEquals(
        new Received.OtherData(Samples.NODE, Optional.empty(), 3, 4, Samples.health()),
        decode(message));
  }

  @Test
  void anAliasWithoutDefinitionIsNamed() {
    Message message =
        Samples.board(Compression.NONE)
            .block(0, 1, new Block(1, 1, Samples.readings()), Samples.DEFINITIONS, false);
    assertEquals(
        new Received.UnknownAlias(Samples.NODE, "QC01", 3),
        decoder.decode(message, _ -> alias -> alias == 3 ? null : Samples.SIGNALS.get(alias)));
  }

  @Test
  void aBoardWithoutDefinitionsGivesOtherData() {
    Message message =
        Samples.board(Compression.NONE)
            .block(0, 1, new Block(1, 1, Samples.readings()), Samples.DEFINITIONS, false);
    var data = assertInstanceOf(Received.OtherData.class, decoder.decode(message, _ -> null));
    assertEquals(5 + BlockMetric.OF_DEVICE.size(), data.metrics().size());
    assertEquals(new Metric.Value.Decimal((float) 30.47), data.metrics().get(1).value());
  }

  private Received decode(Message message) {
    return decoder.decode(message, Samples.LOOKUP);
  }
}
