package org.tallyport.gateway.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.ValueType;
import org.tallyport.gateway.live.LiveReading;

/** Signals and states of right now as JSON. */
final class LiveAnswers {
  private final ZoneId zone;

  LiveAnswers(ZoneId zone) {
    this.zone = zone;
  }

  List<Answer> signals(List<LiveReading> readings) {
    return readings.stream()
        .sorted(Comparator.comparing((LiveReading reading) -> reading.signal().name()))
        .map(this::signal)
        .toList();
  }

  private Answer signal(LiveReading reading) {
    Signal signal = reading.signal();
    Answer answer =
        new Answer(zone)
            .put("name", signal.name())
            .put("role", signal.role().word())
            .put("unit", signal.unit().symbol())
            .put("quality", SiteAnswers.word(reading.value().quality()))
            .put("at", Instant.ofEpochMilli(reading.value().utcMilliseconds()));
    if (reading.value().quality() == Quality.BAD) {
      return answer.missing("value", "the reading is bad");
    }
    return signal.type() == ValueType.BOOLEAN
        ? answer.put("value", reading.value().steps() != 0)
        : answer.put("value", signal.value(reading.value().steps()));
  }

  /** The state, and since when or why not. */
  void state(Answer answer, MotionWatch.Motion motion) {
    switch (motion) {
      case MotionWatch.Motion.Moving _ -> answer.put("state", "moving");
      case MotionWatch.Motion.Idle idle -> {
        answer.put("state", "idle");
        answer.put("state_since", idle.since(), "not seen since the gateway started");
      }
      case MotionWatch.Motion.Unknown unknown ->
          answer.put("state", "unknown").put("state_reason", unknown.reason());
    }
  }
}
