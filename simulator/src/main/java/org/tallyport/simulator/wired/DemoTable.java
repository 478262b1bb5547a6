package org.tallyport.simulator.wired;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.truth.TrueEvents;
import org.tallyport.simulator.truth.VehicleKind;

/** The live table of a demo: what the gateway tallied beside what really happened. */
final class DemoTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Scenario scenario;
  private final WiredTerminal terminal;
  private final PrintStream out;
  private final boolean redraw;
  private int drawn;

  DemoTable(Scenario scenario, WiredTerminal terminal, PrintStream out, boolean redraw) {
    this.scenario = scenario;
    this.terminal = terminal;
    this.out = out;
    this.redraw = redraw;
  }

  /** Draws the table once; over the last one where that is wanted. */
  void draw() throws InterruptedException {
    StringBuilder text = new StringBuilder();
    ZoneId zone = scenario.terminals().getFirst().zone();
    long now = terminal.world().microseconds();
    Instant time = scenario.start().plus(now, ChronoUnit.MICROS);
    text.append(
        String.format(
            Locale.ROOT,
            "%s %s (simulated)%n",
            TIME.format(ZonedDateTime.ofInstant(time, zone)),
            zone));
    text.append(
        String.format(
            "%-10s %14s %14s %14s   %s%n",
            "equipment", "boxes", "tonnes", "wagons", "complete through"));
    try {
      for (EquipmentId id : scenario.equipment()) {
        text.append(row(id, now));
      }
    } catch (IOException e) {
      text.append("the gateway does not answer: ").append(e.getMessage()).append('\n');
    }
    if (redraw && drawn > 0) {
      out.print("\033[" + drawn + "A\033[J");
    }
    out.print(text);
    out.flush();
    drawn = (int) text.chars().filter(c -> c == '\n').count();
  }

  private String row(EquipmentId id, long now) throws IOException, InterruptedException {
    long boxes = 0;
    double tonnes = 0;
    long wagons = 0;
    for (JsonNode one : terminal.api().sums(id, now)) {
      boxes += one.path("boxes").asLong();
      tonnes += one.path("tonnes").asDouble();
      wagons += one.path("wagons_in").asLong() + one.path("wagons_out").asLong();
    }
    List<TrueEvent> truth = terminal.world().truth();
    List<TrueEvent.Move> moves = TrueEvents.moves(truth, id);
    long trueBoxes = moves.stream().mapToLong(TrueEvent.Move::boxes).sum();
    double trueTonnes = moves.stream().mapToLong(TrueEvent.Move::grams).sum() / 1e6;
    long trueWagons =
        TrueEvents.passes(truth, id).stream()
            .filter(pass -> pass.kind() == VehicleKind.WAGON)
            .count();
    boolean track = scenario.rules().get(id) instanceof EquipmentRules.Rail;
    Long through = terminal.api().throughs().get(id);
    return String.format(
        Locale.ROOT,
        "%-10s %14s %14s %14s   %s%n",
        id,
        track ? "–" : boxes + " of " + trueBoxes,
        track ? "–" : String.format(Locale.ROOT, "%.1f of %.1f", tonnes, trueTonnes),
        track ? wagons + " of " + trueWagons : "–",
        through == null
            ? "nothing yet"
            : String.format(Locale.ROOT, "%.1f s ago", Math.max(0, now - through) / 1e6));
  }
}
