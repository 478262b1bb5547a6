package org.tallyport.gateway.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.recognise.Confidence;
import org.tallyport.gateway.recognise.Direction;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.EventId;
import org.tallyport.gateway.recognise.FaultKind;
import org.tallyport.gateway.recognise.LiftReason;
import org.tallyport.gateway.recognise.MassBasis;
import org.tallyport.gateway.recognise.MoveKind;
import org.tallyport.gateway.recognise.Vehicle;
import org.tallyport.gateway.recognise.Zone;
import org.tallyport.gateway.tally.Counts;
import org.tallyport.gateway.tally.Coverage;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.Block;
import org.tallyport.wire.Chain;
import org.tallyport.wire.Content;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.ReadingColumns;

/** Things to write into a ledger. */
final class Facts {
  static final String TERMINAL = "AZBAK";
  static final EdgeNode NODE = new EdgeNode(TERMINAL, "board-7");
  static final JournalId JOURNAL = new JournalId("0190f3a2-77c4");
  static final JournalId OTHER = new JournalId("0190f3a2-77c5");
  static final EquipmentId CRANE = new EquipmentId("QC01");
  static final long QUARTER = Interval.LENGTH_MICROSECONDS;

  private Facts() {}

  /** A block with so many readings. */
  static Block block(long number, int readings) {
    ReadingColumns columns = new ReadingColumns();
    for (int i = 0; i < readings; i++) {
      columns.add(1, 1_000L * i, i & 1, Quality.GOOD);
    }
    Content content =
        new Content.Readings(CRANE, 3, 0, 0, ClockQuality.SYNCHRONISED, 1_000L * readings, columns);
    return new Block(number, new Chain().start(JOURNAL) ^ number, content);
  }

  static Event.Move move(long block, int index, long utc) {
    return new Event.Move(
        new EventId(JOURNAL, block, index),
        CRANE,
        MoveKind.DISCHARGE,
        utc,
        2,
        200,
        OptionalLong.of(31_400_000),
        MassBasis.GROSS,
        Confidence.UNCERTAIN,
        Zone.VESSEL,
        Zone.QUAY,
        "spreader/3",
        new EventId(OTHER, 9, 4));
  }

  /** One of each kind, and each again with everything absent that may be. */
  static List<Event> oneOfEach() {
    EventId evidence = new EventId(JOURNAL, 1, 0);
    return List.of(
        move(1, 0, 100),
        new Event.Move(
            new EventId(JOURNAL, 1, 1),
            CRANE,
            MoveKind.BULK_LOAD,
            101,
            0,
            0,
            OptionalLong.empty(),
            MassBasis.UNKNOWN,
            Confidence.GOOD,
            Zone.UNKNOWN,
            Zone.VESSEL,
            "hook/1",
            evidence),
        new Event.Lift(
            evidence,
            CRANE,
            LiftReason.HATCH,
            102,
            OptionalLong.of(0),
            Confidence.GOOD,
            Zone.VESSEL,
            Zone.QUAY,
            true,
            Optional.empty(),
            "spreader/3"),
        new Event.Lift(
            new EventId(JOURNAL, 1, 2),
            CRANE,
            LiftReason.TEST,
            103,
            OptionalLong.empty(),
            Confidence.UNCERTAIN,
            Zone.BACKREACH,
            Zone.RAIL,
            false,
            Optional.of(evidence),
            "spreader/3"),
        new Event.VehiclePass(
            evidence,
            CRANE,
            Vehicle.LOCOMOTIVE,
            Direction.OUT,
            6,
            104,
            2_750,
            Confidence.GOOD,
            "rail/2"),
        new Event.Fault(evidence, CRANE, FaultKind.SNAG, 105, "pulls 3.2 t while landed"),
        new Event.Fault(evidence, CRANE, FaultKind.CHATTER, 106, "spreader.locked"),
        new Event.Fault(evidence, CRANE, FaultKind.WIRING, 107, ""),
        new Event.CycleDone(evidence, CRANE, 108, OptionalLong.of(91_000_000)),
        new Event.CycleDone(new EventId(JOURNAL, 1, 3), CRANE, 109, OptionalLong.empty()));
  }

  /** Sums that are all different. */
  static Interval interval(long start, long factor) {
    return new Interval(
        CRANE,
        start,
        new Counts(
            factor,
            2 * factor,
            3 * factor,
            4 * factor,
            5 * factor,
            6 * factor,
            7 * factor,
            8 * factor,
            9 * factor,
            10 * factor),
        new Coverage(11 * factor, 12 * factor, 13 * factor, 14 * factor, 15 * factor));
  }

  static RecordedGap gap(long block, int ordinal, List<String> signals) {
    return new RecordedGap(CRANE, JOURNAL, block, ordinal, signals, 50, 60, 7, "the board was off");
  }
}
