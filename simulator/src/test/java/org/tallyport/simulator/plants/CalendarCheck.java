package org.tallyport.simulator.plants;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.tallyport.gateway.target.OperatingCalendar;
import org.tallyport.gateway.target.Period;
import org.tallyport.gateway.target.Span;

/** Days of terminals in several zones, one with days of 23 and 25 hours. */
public record CalendarCheck(long seed, Path folder) implements Callable<String> {
  private static final int INSTANTS = 50;

  @Override
  public String call() {
    SplittableRandom chance = new SplittableRandom(seed);
    for (String zone : List.of("Asia/Baku", "Asia/Tehran", "Asia/Almaty", "Europe/Kiev")) {
      for (int i = 0; i < INSTANTS; i++) {
        Instant at = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(chance.nextInt(31_536_000));
        String wrong = wrong(ZoneId.of(zone), at);
        if (!wrong.isEmpty()) {
          return wrong;
        }
      }
    }
    return "";
  }

  private static String wrong(ZoneId zone, Instant at) {
    OperatingCalendar calendar =
        new OperatingCalendar(
            zone,
            List.of(new OperatingCalendar.Shift("day", LocalTime.of(8, 0), Duration.ZERO)),
            Collections.nCopies(12, java.math.BigDecimal.ZERO),
            OperatingCalendar.evenShares());
    Span day = calendar.period(Period.DAY, at);
    ZonedDateTime begin = at.atZone(zone).truncatedTo(ChronoUnit.DAYS);
    boolean right =
        day.from().equals(begin.toInstant()) && day.to().equals(begin.plusDays(1).toInstant());
    return right ? "" : at + " lies in the day " + day + " of " + zone;
  }
}
