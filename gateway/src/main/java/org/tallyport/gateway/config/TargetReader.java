package org.tallyport.gateway.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tallyport.equipment.Settings;
import org.tallyport.gateway.target.CapacityClaim;
import org.tallyport.gateway.target.OperatingCalendar;
import org.tallyport.gateway.target.TargetPlan;
import org.tallyport.settings.Section;

/** Reads a terminal's calendar and its capacity claims. */
final class TargetReader {
  private static final int MOST_CLAIMS = 100;
  private static final int MONTHS = 12;

  private final Section section;
  private final ZoneId zone;

  TargetReader(Section section, ZoneId zone) {
    this.section = section;
    this.zone = zone;
  }

  TargetPlan plan() {
    return new TargetPlan(calendar(section.section("calendar")), claims());
  }

  /** Tonnes per operable hour. */
  Optional<BigDecimal> ceiling() {
    Settings settings = section.settings();
    return settings.has("ceiling_t_per_h")
        ? Optional.of(BigDecimal.valueOf(settings.decimal("ceiling_t_per_h", 0.001, 1e6)))
        : Optional.empty();
  }

  private OperatingCalendar calendar(Section part) {
    Settings settings = part.settings();
    Duration stop =
        Duration.ofMinutes(settings.integer("planned_stop_minutes_per_shift", 0, 720, 60));
    List<OperatingCalendar.Shift> shifts =
        shifts(part).stream()
            .map(start -> new OperatingCalendar.Shift(start.toString(), start, stop))
            .toList();
    List<BigDecimal> loss =
        months(part, "weather_loss", Collections.nCopies(MONTHS, new BigDecimal("0.1")));
    List<BigDecimal> season = months(part, "season", OperatingCalendar.evenShares());
    settings.finish();
    try {
      return new OperatingCalendar(zone, shifts, loss, season);
    } catch (IllegalArgumentException e) {
      part.fault("weather_loss", "or \"season\": " + e.getMessage());
      return new OperatingCalendar(
          zone,
          shifts,
          Collections.nCopies(MONTHS, BigDecimal.ZERO),
          OperatingCalendar.evenShares());
    }
  }

  private static List<LocalTime> shifts(Section part) {
    String text = part.settings().text("shifts", "08:00 20:00");
    List<LocalTime> starts = new ArrayList<>();
    try {
      for (String start : text.trim().split("\\s+", -1)) {
        starts.add(LocalTime.parse(start));
      }
    } catch (DateTimeException e) {
      starts.clear();
    }
    if (starts.isEmpty() || !starts.equals(starts.stream().distinct().sorted().toList())) {
      part.fault("shifts", "is \"" + text + "\", wanted ascending times such as 08:00 20:00");
      return List.of(LocalTime.MIDNIGHT);
    }
    return starts;
  }

  /** Twelve numbers, January first. */
  private static List<BigDecimal> months(Section part, String key, List<BigDecimal> otherwise) {
    if (!part.settings().has(key)) {
      return otherwise;
    }
    String text = part.settings().text(key);
    List<BigDecimal> months = new ArrayList<>();
    try {
      for (String month : text.trim().split("\\s+", -1)) {
        months.add(new BigDecimal(month));
      }
    } catch (NumberFormatException e) {
      months.clear();
    }
    if (months.size() != MONTHS) {
      part.fault(key, "is \"" + text + "\", wanted twelve numbers, January first");
      return otherwise;
    }
    return months;
  }

  private List<CapacityClaim> claims() {
    List<CapacityClaim> claims = new ArrayList<>();
    if (!section.settings().has("claims")) {
      return claims;
    }
    for (Section part : section.list("claims", MOST_CLAIMS)) {
      Settings settings = part.settings();
      String name = settings.text("name", "capacity");
      LocalDate from = date(part);
      double tonnes = settings.decimal("tonnes_per_year", 1, 1e10);
      double share = settings.decimal("share", 1e-9, 1, 1);
      claims.add(
          new CapacityClaim(
              name,
              from,
              BigDecimal.valueOf(tonnes),
              CapacityClaim.Unit.TONNES,
              BigDecimal.valueOf(share),
              settings.text("status", "claimed"),
              settings.text("source")));
      settings.finish();
    }
    return claims;
  }

  private static LocalDate date(Section part) {
    String text = part.settings().text("from");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      part.fault("from", "is \"" + text + "\", wanted a day such as 2018-05-14");
      return LocalDate.EPOCH;
    }
  }
}
