package org.tallyport.gateway.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.live.BoardStatus;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.wire.JournalId;

/** A terminal, its equipment, its boards and its gaps as JSON. */
final class SiteAnswers {
  private final ZoneId zone;

  SiteAnswers(ZoneId zone) {
    this.zone = zone;
  }

  Answer terminal(TerminalProfile terminal, Instant now) {
    return new Answer(zone)
        .put("id", terminal.id())
        .put("name", terminal.name())
        .put("zone", terminal.zone().getId())
        .put("now", now)
        .words("shift_starts", terminal.shiftStarts().stream().map(Object::toString).toList());
  }

  Answer equipment(EquipmentProfile equipment, TerminalQueries queries) {
    Answer answer =
        new Answer(zone)
            .put("id", equipment.id().value())
            .put("name", equipment.name())
            .put("kind", equipment.kind())
            .put("stage", equipment.stage())
            .put("board", equipment.board())
            .put("boundary", equipment.boundary())
            .words("figures", equipment.figures().stream().map(f -> word(f)).toList());
    if (equipment.loadLimitTonnes().isPresent()) {
      answer.put("load_limit_tonnes", equipment.loadLimitTonnes().getAsDouble());
    } else {
      answer.missing("load_limit_tonnes", "not configured");
    }
    return answer.put(
        "complete_through", queries.completeThrough(equipment.id()), "nothing is recorded yet");
  }

  Answer board(BoardStatus board) {
    Answer answer = new Answer(zone).put("id", board.node().edge()).put("online", board.online());
    answer.put("last_seen", Instant.ofEpochMilli(board.lastSeen().utcMilliseconds()));
    if (board.journal().isPresent()) {
      answer.put("journal", board.journal().map(JournalId::value).orElseThrow());
      answer.put("backlog_blocks", board.backlogBlocks());
      answer.put("acknowledged_block", board.acknowledgedNumber());
    } else {
      String reason = "a board without a journal; its delivery is not assured";
      answer.missing("journal", reason).missing("backlog_blocks", reason);
      answer.missing("acknowledged_block", reason);
    }
    return answer
        .put("births", board.births())
        .put("blocks", board.blocks())
        .put("duplicates", board.duplicates())
        .put("refused", board.refused());
  }

  Answer gap(RecordedGap gap) {
    Answer answer =
        new Answer(zone)
            .put("equipment", gap.equipment().value())
            .put("from", Microseconds.instant(gap.firstUtcMicroseconds()))
            .put("to", Microseconds.instant(gap.lastUtcMicroseconds()))
            .put("cause", gap.reason())
            .put("journal", gap.journal().value())
            .put("block", gap.block())
            .words("signals", gap.signals());
    return gap.count() > 0
        ? answer.put("readings", gap.count())
        : answer.missing("readings", "how many are missing is not known");
  }

  Answer fault(Event.Fault fault) {
    return new Answer(zone)
        .put("equipment", fault.equipment().value())
        .put("kind", word(fault.kind()))
        .put("at", Microseconds.instant(fault.utcMicroseconds()))
        .put("detail", fault.detail());
  }

  Answer alarm(Alarm alarm) {
    return new Answer(zone)
        .put("kind", alarm.kind())
        .put("subject", alarm.subject())
        .put("since", Microseconds.instant(alarm.sinceUtcMicroseconds()))
        .put("text", alarm.text());
  }

  /** A constant as the API writes it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
