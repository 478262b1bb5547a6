package org.tallyport.gateway.console;

import java.time.ZoneId;

/** A terminal against its target as JSON. */
final class AttainmentAnswer {
  private AttainmentAnswer() {}

  static Answer of(Attainment figures, Period period, ZoneId zone) {
    Answer answer =
        new Answer(zone)
            .put("period", SiteAnswers.word(period))
            .put("from", figures.from())
            .put("to", figures.to())
            .put("at", figures.at())
            .put("target_tonnes", figures.targetTonnes())
            .put("target_to_date_tonnes", figures.targetToDateTonnes())
            .put("handled_tonnes", figures.handledTonnes())
            .put("attainment", figures.attainment())
            .put("attainment_lower_bound", figures.attainmentLowerBound())
            .put("run_rate_tonnes_per_hour", figures.runRateTonnesPerHour())
            .put("projection_tonnes", figures.projectionTonnes())
            .put("required_rate_tonnes_per_hour", figures.requiredRateTonnesPerHour())
            .put("shortfall_tonnes", figures.shortfallTonnes())
            .put("coverage", figures.coverage())
            .put("complete_through", figures.completeThrough(), "nothing is recorded yet");
    return figures.claim().isPresent()
        ? answer.put("capacity_claim", claim(figures.claim().get(), zone))
        : answer.missing("capacity_claim", "no capacity claim is in force");
  }

  private static Answer claim(Attainment.Claim claim, ZoneId zone) {
    return new Answer(zone)
        .put("name", claim.name())
        .put("tonnes_per_year", claim.tonnesPerYear())
        .put("share", claim.share())
        .put("status", claim.status())
        .put("from", claim.from())
        .put("source", claim.source());
  }
}
