package org.tallyport.simulator.truth;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** All that happened in one run. One thread. */
public final class TruthLog implements TruthSink {
  private final List<TrueEvent> events = new ArrayList<>();

  @Override
  public void happened(TrueEvent event) {
    events.add(event);
  }

  /** What happened so far, in the order in which it was told. */
  public List<TrueEvent> events() {
    return Collections.unmodifiableList(events);
  }

  /**
   * Writes {@code truth.jsonl}: one object per line, in time order, with {@code type}, {@code
   * equipment}, {@code time} (UTC) and the fields of the event in snake case.
   *
   * @param file overwritten
   * @param events in any order
   * @param start UTC of the start of the run
   */
  public static void write(Path file, List<TrueEvent> events, Instant start) throws IOException {
    List<TrueEvent> ordered = new ArrayList<>(events);
    ordered.sort(
        Comparator.comparingLong(TrueEvent::timeMicroseconds).thenComparing(TrueEvent::equipment));
    try (Writer writer = Files.newBufferedWriter(file)) {
      for (TrueEvent event : ordered) {
        writer.write(line(event, start));
        writer.write('\n');
      }
    }
  }

  private static String line(TrueEvent event, Instant start) {
    Instant time = start.plus(event.timeMicroseconds(), ChronoUnit.MICROS);
    String head = "\"equipment\":\"%s\",\"time\":\"%s\"".formatted(event.equipment(), time);
    return switch (event) {
      case TrueEvent.Move move ->
          "{\"type\":\"move\",%s,\"kind\":\"%s\",\"boxes\":%d,\"teu_hundredths\":%d,\"grams\":%d}"
              .formatted(head, word(move.kind()), move.boxes(), move.teuHundredths(), move.grams());
      case TrueEvent.Pass pass ->
          "{\"type\":\"pass\",%s,\"direction\":\"%s\",\"axles\":%d,\"kind\":\"%s\",\"train\":%d}"
              .formatted(
                  head,
                  pass.inwards() ? "in" : "out",
                  pass.axles(),
                  word(pass.kind()),
                  pass.train());
      case TrueEvent.NonMove none ->
          "{\"type\":\"non_move\",%s,\"kind\":\"%s\"}".formatted(head, word(none.kind()));
    };
  }

  private static String word(Enum<?> kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT);
  }
}
