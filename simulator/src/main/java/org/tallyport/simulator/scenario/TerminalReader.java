package org.tallyport.simulator.scenario;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Settings;
import org.tallyport.settings.Section;

/** Reads one terminal of a scenario file. */
final class TerminalReader {
  private static final int MOST_BOARDS = 2_000;
  private static final int MOST_EQUIPMENT = 20;
  private static final int MOST_LINES = 100;
  private static final double MOST_A_YEAR = 1e10;
  private static final String SHIFTS =
      "(?:[01]\\d|2[0-3]):[0-5]\\d(?: (?:[01]\\d|2[0-3]):[0-5]\\d){0,5}";
  private static final String NUMBER = "{n}";

  private final Section section;
  private final Names names;
  private final Map<String, Arrivals> shared = new LinkedHashMap<>();

  TerminalReader(Section section, Names names) {
    this.section = section;
    this.names = names;
  }

  TerminalPlan read() {
    String id = section.name("id", "[A-Z]{2}[A-Z2-9]{3}", "a UN/LOCODE such as AZBAK");
    names.terminal(section, id);
    section
        .named("arrivals")
        .forEach(
            (name, part) -> {
              shared.put(name, Values.arrivals(part));
              part.settings().finish();
            });
    TerminalPlan plan =
        new TerminalPlan(
            id,
            section.settings().text("place"),
            Values.read(section, "zone", ZoneId::of, ZoneId.of("UTC"), "a zone such as Asia/Baku"),
            staffing(section.section("staffing")),
            climate(section.section("weather")),
            part(),
            claim(),
            boards());
    section.settings().finish();
    return plan;
  }

  private Staffing staffing(Section part) {
    String shifts = part.settings().text("shifts", "08:00 20:00");
    List<String> starts = List.of(shifts.split(" ", -1));
    if (!shifts.matches(SHIFTS) || !starts.equals(starts.stream().distinct().sorted().toList())) {
      part.fault("shifts", "is \"" + shifts + "\", wanted ascending times such as 08:00 20:00");
    }
    int stop = (int) part.settings().integer("stop_minutes_per_shift", 0, 720, 60);
    List<Staffing.Pause> pauses = new ArrayList<>();
    if (part.settings().has("pauses")) {
      for (Section line : part.list("pauses", MOST_LINES)) {
        LocalTime at =
            Values.read(line, "at", LocalTime::parse, LocalTime.NOON, "a local time such as 12:30");
        pauses.add(new Staffing.Pause(at, (int) line.settings().integer("minutes", 1, 720)));
        line.settings().finish();
      }
    }
    part.settings().finish();
    return new Staffing(shifts, stop, pauses);
  }

  private static Site.Climate climate(Section part) {
    double wind = part.settings().decimal("wind_m_per_s", 0, 15, 7);
    List<Site.Closure> closures = new ArrayList<>();
    if (part.settings().has("closures")) {
      for (Section line : part.list("closures", MOST_LINES)) {
        closures.add(
            new Site.Closure(
                Values.arrivals(line),
                Values.span(line, "for", 60_000_000),
                Values.count(line, "wind_m_per_s", 21, 50)));
        line.settings().finish();
      }
    }
    part.settings().finish();
    return new Site.Climate(wind, closures);
  }

  private Optional<TerminalPlan.Part> part() {
    Settings own = section.settings();
    boolean assumed = own.has("share");
    boolean published = own.has("handled");
    if (own.has("claim") != (assumed || published) || (assumed && published)) {
      section.fault(
          "claim", "wanted \"claim\" with either \"handled\" or \"share\", or none of them");
    }
    if (assumed) {
      return Optional.of(new TerminalPlan.Part.Assumed(own.decimal("share", 1e-9, 1)));
    }
    if (!published) {
      return Optional.empty();
    }
    Section year = section.section("handled");
    Settings settings = year.settings();
    settings.integer("year", 1990, 2100);
    settings.text("source");
    TerminalPlan.Part handled =
        new TerminalPlan.Part.Handled(
            settings.decimal("tonnes", 1, MOST_A_YEAR), teu(settings, "teu"));
    settings.finish();
    return Optional.of(handled);
  }

  private Optional<Claim> claim() {
    if (!section.settings().has("claim")) {
      return Optional.empty();
    }
    Section part = section.section("claim");
    Settings settings = part.settings();
    Claim claim =
        new Claim(
            settings.text("name"),
            Values.read(
                part, "from", LocalDate::parse, LocalDate.EPOCH, "a day such as 2018-05-14"),
            settings.decimal("tonnes_per_year", 1, MOST_A_YEAR),
            teu(settings, "teu_per_year"),
            settings.text("status"),
            settings.text("source"));
    settings.finish();
    return Optional.of(claim);
  }

  private static OptionalDouble teu(Settings settings, String key) {
    return settings.has(key)
        ? OptionalDouble.of(settings.decimal(key, 1, MOST_A_YEAR))
        : OptionalDouble.empty();
  }

  private List<TerminalPlan.BoardPlan> boards() {
    List<TerminalPlan.BoardPlan> boards = new ArrayList<>();
    for (Section part : section.list("boards", MOST_BOARDS)) {
      Settings settings = part.settings();
      boolean many = settings.has("count");
      int count = many ? (int) settings.integer("count", 1, MOST_BOARDS) : 1;
      Board.Wiring wiring =
          Board.Wiring.valueOf(
              Values.word(part, "wiring", List.of("plc", "pins")).toUpperCase(Locale.ROOT));
      String pattern = id(part, many);
      List<EquipmentPlan> equipment = new ArrayList<>();
      List<String> patterns = new ArrayList<>();
      for (Section one : part.list("equipment", MOST_EQUIPMENT)) {
        patterns.add(id(one, many));
        equipment.add(new WorkReader(one, new EquipmentId("unnamed"), shared).read());
      }
      settings.finish();
      for (int n = 1; n <= count; n++) {
        boards.add(board(part, n, wiring, pattern, patterns, equipment));
      }
    }
    return boards;
  }

  private TerminalPlan.BoardPlan board(
      Section part,
      int number,
      Board.Wiring wiring,
      String pattern,
      List<String> patterns,
      List<EquipmentPlan> equipment) {
    List<EquipmentPlan> own = new ArrayList<>();
    for (int i = 0; i < equipment.size(); i++) {
      String name = numbered(patterns.get(i), number);
      names.equipment(part, name);
      own.add(equipment.get(i).named(new EquipmentId(name)));
    }
    String id = numbered(pattern, number);
    names.board(part, id);
    return new TerminalPlan.BoardPlan(id, wiring, own);
  }

  private static String numbered(String pattern, int number) {
    return pattern.replace(NUMBER, Integer.toString(number));
  }

  /** An id; that of one of many boards says where its number stands. */
  private static String id(Section part, boolean many) {
    String text = part.settings().text("id");
    boolean good = numbered(text, 9_999).matches(Values.ID) && (many == text.contains(NUMBER));
    if (part.settings().has("id") && !good) {
      part.fault(
          "id",
          "is \"%s\", wanted %s%s"
              .formatted(text, Values.ID_WANTED, many ? ", with {n} for the board's number" : ""));
    }
    return good ? text : "unnamed" + part.path().hashCode() + (many ? "-" + NUMBER : "");
  }
}
