package org.tallyport.simulator.wired;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.wired.WiredFault.Kind;

/** Plans of what is done to a wired run, from a seed. */
public final class WiredFaults {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing happens earlier: every piece of equipment shall have read something. */
  private static final long FIRST_MICROSECONDS = 20_000_000;

  private WiredFaults() {}

  /**
   * Faults of every kind that fits, spread at random over the judged time.
   *
   * @param count how many
   * @param ownBroker whether the broker is one of the run's own, which can be killed
   */
  public static List<WiredFault> random(
      Scenario scenario, long seed, int count, long judgedMicroseconds, boolean ownBroker) {
    Chance chance = new Chance(seed).part("wired faults");
    List<WiredFault> possible = possible(scenario, ownBroker);
    return spread(chance, count, judgedMicroseconds, possible);
  }

  /**
   * Kills of gateway, broker and boards, spread at random over the judged time.
   *
   * @param count how many
   */
  public static List<WiredFault> kills(
      Scenario scenario, long seed, int count, long judgedMicroseconds) {
    Chance chance = new Chance(seed).part("wired kills");
    List<WiredFault> possible =
        possible(scenario, true).stream().filter(fault -> fault.kind() == Kind.KILL).toList();
    return spread(chance, count, judgedMicroseconds, possible);
  }

  /** One of each kind and victim; the milliseconds are the most that it lasts. */
  private static List<WiredFault> possible(Scenario scenario, boolean ownBroker) {
    List<WiredFault> possible = new ArrayList<>();
    List<String> clients = new ArrayList<>(scenario.boards().stream().map(Board::id).toList());
    for (Board board : scenario.boards()) {
      add(possible, Kind.LINE_HALF_OPEN, board.id(), 8_000);
      if (board.wiring() == Board.Wiring.PLC) {
        add(possible, Kind.PLC_RESTART, board.id(), 4_000);
        add(possible, Kind.PLC_DOWNLOAD, board.id(), 4_000);
      }
    }
    clients.add("gateway");
    for (String client : clients) {
      add(possible, Kind.LINE_CUT, client, 8_000);
      add(possible, Kind.LINE_SLOW, client, 8_000);
      add(possible, Kind.STALL, client, 5_000);
      add(possible, Kind.KILL, client, 3_000);
    }
    if (ownBroker) {
      add(possible, Kind.STALL, "broker", 5_000);
      add(possible, Kind.KILL, "broker", 3_000);
    }
    return possible;
  }

  private static void add(List<WiredFault> possible, Kind kind, String victim, long milliseconds) {
    possible.add(new WiredFault(kind, victim, 0, milliseconds));
  }

  private static List<WiredFault> spread(
      Chance chance, int count, long judgedMicroseconds, List<WiredFault> possible) {
    List<WiredFault> faults = new ArrayList<>();
    long first = Math.min(FIRST_MICROSECONDS, judgedMicroseconds / 2);
    for (int i = 0; i < count; i++) {
      WiredFault one = possible.get(chance.between(0, possible.size() - 1));
      long from = chance.microseconds(first / 1e6, judgedMicroseconds / 1e6);
      int most = (int) one.milliseconds();
      faults.add(new WiredFault(one.kind(), one.victim(), from, chance.between(1, most)));
    }
    faults.sort(Comparator.comparingLong(WiredFault::fromMicroseconds));
    return List.copyOf(faults);
  }

  /**
   * Writes {@code faults.json}: an array, a line per fault with {@code kind}, {@code victim},
   * {@code from_s} (time of the run) and {@code real_s}.
   *
   * @param file overwritten
   */
  public static void write(Path file, List<WiredFault> faults) throws IOException {
    List<String> lines = new ArrayList<>();
    for (WiredFault fault : faults) {
      Map<String, Object> line = new TreeMap<>();
      line.put("kind", fault.kind().name().toLowerCase(java.util.Locale.ROOT));
      line.put("victim", fault.victim());
      line.put("from_s", fault.fromMicroseconds() / 1e6);
      line.put("real_s", fault.milliseconds() / 1e3);
      lines.add("  " + JSON.writeValueAsString(line));
    }
    Files.writeString(file, lines.isEmpty() ? "[]\n" : "[\n" + String.join(",\n", lines) + "\n]\n");
  }
}
