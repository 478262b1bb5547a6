package org.tallyport.gateway.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;
import org.tallyport.gateway.host.HostSession;
import org.tallyport.gateway.host.MemoryLinks;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.ledger.SqliteLedger;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.gateway.recognise.Zone;
import org.tallyport.gateway.recognise.ZoneBounds;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.Message;
import org.tallyport.wire.ReadingColumns;

/**
 * How many readings a second one core takes from recorded messages into a durable SQLite ledger:
 * decoded, chained, folded, written, acknowledged. Not a test; run it with the test class path and
 * the folder for the ledger as argument. Each round takes a new ledger; the first warm up.
 */
public final class IngestSpeed {
  private static final int BLOCKS = 2_000;
  private static final int READINGS = 500;
  private static final int MESSAGES_AT_ONCE = 200;
  private static final EquipmentId CRANE = new EquipmentId("QC01");
  private static final List<Role> ROLES =
      List.of(
          Role.HOIST_LOAD,
          Role.HOIST_HEIGHT,
          Role.TROLLEY_POSITION,
          Role.SPREADER_LANDED,
          Role.SPREADER_LOCKED,
          Role.SPREADER_UNLOCKED);

  private IngestSpeed() {}

  /** Prints readings per second of each round. */
  public static void main(String[] arguments) throws IOException, LedgerFault {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "ingest-speed");
    ScriptedBoard board = board();
    List<Message> messages = new ArrayList<>(board.birth(true));
    for (long number = 1; number < board.next(); number++) {
      messages.add(board.say(number));
    }
    for (int round = 1; round <= 6; round++) {
      double seconds = round(folder.resolve(round + ".db"), messages, board);
      System.out.printf(
          Locale.ROOT,
          "round %d: %,.0f readings/s, %,.0f blocks/s%n",
          round,
          BLOCKS * (double) READINGS / seconds,
          BLOCKS / seconds);
    }
  }

  private static double round(Path file, List<Message> messages, ScriptedBoard board)
      throws LedgerFault {
    EquipmentRules rules =
        EquipmentRules.Spreader.typical(
            1, List.of(new ZoneBounds(Zone.VESSEL, 0, 60), new ZoneBounds(Zone.QUAY, -40, 0)));
    MemoryLinks links = new MemoryLinks(true);
    try (SqliteLedger ledger = SqliteLedger.open(file);
        IngestLoop loop = new IngestLoop(ledger, () -> Instant.ofEpochMilli(Rig.WALL))) {
      HostSession session =
          new HostSession(
              "tallyport",
              Rig.TERMINAL,
              links,
              () -> Instant.ofEpochMilli(Rig.WALL),
              new Random(1));
      loop.add(Rig.TERMINAL, session, new SiteRules(Map.of(CRANE, rules)), new LiveView());
      long now = 0;
      loop.step(now);
      loop.step(now);
      long start = System.nanoTime();
      for (int from = 0; from < messages.size(); from += MESSAGES_AT_ONCE) {
        messages
            .subList(from, Math.min(messages.size(), from + MESSAGES_AT_ONCE))
            .forEach(links.last()::arrive);
        now += 10_000;
        loop.step(now);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      long held = ledger.position(board.journal).orElseThrow().number();
      if (held != board.next() - 1) {
        throw new IllegalStateException("held up to " + held + " only");
      }
      return seconds;
    }
  }

  /** A crane at work: analogue values that wander, contacts that change now and then. */
  private static ScriptedBoard board() {
    Random chance = new Random(7);
    ScriptedBoard board = new ScriptedBoard("board-1", new JournalId("aaaa0001"), CRANE);
    board.write(
        new Content.Clock(Track.BOOT, 0, Track.START_UTC, 1_000, ClockQuality.SYNCHRONISED));
    for (int i = 0; i < ROLES.size(); i++) {
      Role role = ROLES.get(i);
      int decimals = i < 3 ? 2 : 0;
      board.write(
          new Content.Definition(
              i + 1L, new Signal(CRANE, role.word(), role, role.unit(), role.type(), decimals)));
    }
    long time = 1_000_000;
    long[] values = {500, 1_500, 1_000, 0, 0, 1};
    for (int block = 0; block < BLOCKS; block++) {
      ReadingColumns columns = new ReadingColumns();
      final long base = time;
      for (int i = 0; i < READINGS; i++) {
        int alias = chance.nextInt(40) == 0 ? 3 + chance.nextInt(3) : chance.nextInt(3);
        values[alias] =
            alias < 3
                ? Math.clamp(values[alias] + chance.nextInt(-20, 21), 0, 5_000)
                : 1 - values[alias];
        columns.add(alias + 1, time, values[alias], Quality.GOOD);
        time += 10_000L + chance.nextInt(20_000);
      }
      board.write(
          new Content.Readings(
              CRANE,
              Track.BOOT,
              base,
              Track.START_UTC + base,
              ClockQuality.SYNCHRONISED,
              time - 1,
              columns));
    }
    return board;
  }
}
