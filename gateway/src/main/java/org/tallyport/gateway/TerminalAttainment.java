package org.tallyport.gateway;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallyport.gateway.config.EquipmentConfiguration;
import org.tallyport.gateway.config.TerminalConfiguration;
import org.tallyport.gateway.console.Amount;
import org.tallyport.gateway.console.Attainment;
import org.tallyport.gateway.console.Period;
import org.tallyport.gateway.ledger.LedgerReader;
import org.tallyport.gateway.recognise.Figure;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.gateway.target.CapacityClaim;
import org.tallyport.gateway.target.Handled;
import org.tallyport.gateway.target.Quantity;
import org.tallyport.gateway.target.Span;

/**
 * How the tonnes of a terminal's boundary equipment stand against the terminal's target. The part
 * of a quarter that lies behind {@code at} is not yet there to be counted; quarters are taken
 * whole.
 */
final class TerminalAttainment {
  private static final BigDecimal GRAMS_PER_TONNE = BigDecimal.valueOf(1_000_000);

  private final TerminalConfiguration terminal;
  private final LedgerReader ledger;

  TerminalAttainment(TerminalConfiguration terminal, LedgerReader ledger) {
    this.terminal = terminal;
    this.ledger = ledger;
  }

  Attainment at(Instant at, Period kind) {
    org.tallyport.gateway.target.Period period =
        org.tallyport.gateway.target.Period.valueOf(kind.name());
    Span span = terminal.plan().calendar().period(period, at);
    List<EquipmentConfiguration> boundary =
        terminal.equipment().stream()
            .filter(EquipmentConfiguration::boundary)
            .filter(one -> TerminalAnswers.figures(one.rules()).contains(Figure.TONNES))
            .toList();
    long grams = 0;
    long covered = 0;
    Optional<Instant> through = Optional.empty();
    boolean complete = !boundary.isEmpty();
    for (EquipmentConfiguration equipment : boundary) {
      for (Interval interval :
          ledger.intervals(
              terminal.id(),
              equipment.id(),
              TerminalAnswers.microseconds(span.from()),
              TerminalAnswers.microseconds(at))) {
        grams += interval.counts().grams();
        covered += interval.coverage().microseconds(Figure.TONNES);
      }
      OptionalLong own = ledger.through(terminal.id(), equipment.id());
      complete = complete && own.isPresent();
      if (own.isPresent()) {
        Instant end = TerminalAnswers.instant(own.getAsLong());
        through = through.isEmpty() || end.isBefore(through.get()) ? Optional.of(end) : through;
      }
    }
    BigDecimal coverage = coverage(covered, boundary.size(), Duration.between(span.from(), at));
    BigDecimal tonnes = BigDecimal.valueOf(grams).divide(GRAMS_PER_TONNE);
    org.tallyport.gateway.target.Attainment found =
        org.tallyport.gateway.target.Attainment.at(
            at,
            period,
            terminal.plan(),
            new Handled(tonnes, coverage, Optional.empty()),
            terminal.ceilingTonnesPerHour());
    return told(found, at, tonnes, coverage, complete ? through : Optional.empty());
  }

  private static BigDecimal coverage(long coveredMicroseconds, int pieces, Duration elapsed) {
    long whole = elapsed.toNanos() / 1_000 * pieces;
    if (whole <= 0) {
      return BigDecimal.ZERO;
    }
    return BigDecimal.valueOf(coveredMicroseconds)
        .divide(BigDecimal.valueOf(whole), MathContext.DECIMAL64)
        .min(BigDecimal.ONE);
  }

  private static Attainment told(
      org.tallyport.gateway.target.Attainment found,
      Instant at,
      BigDecimal tonnes,
      BigDecimal coverage,
      Optional<Instant> through) {
    return new Attainment(
        found.period().from(),
        found.period().to(),
        at,
        amount(found.target()),
        amount(found.targetToDate()),
        coverage.signum() == 0
            ? Amount.unknown("nothing of it is covered")
            : Amount.of(tonnes.doubleValue()),
        amount(found.attainment()),
        amount(found.lowerBound()),
        amount(found.runRate()),
        amount(found.projection()),
        amount(found.requiredRate()),
        amount(found.shortfall()),
        coverage.doubleValue(),
        through,
        found.claim().map(TerminalAttainment::claim));
  }

  private static Amount amount(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Known known -> Amount.of(known.value().doubleValue());
      case Quantity.None none -> Amount.unknown(none.reason());
    };
  }

  private static Attainment.Claim claim(CapacityClaim claim) {
    return new Attainment.Claim(
        claim.name(),
        claim.valuePerYear().doubleValue(),
        claim.share().doubleValue(),
        claim.status(),
        claim.from().toString(),
        claim.source());
  }
}
