package org.tallyport.simulator.campaign;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.simulator.scenario.Scenario;

/**
 * What a campaign is to do.
 *
 * @param scenario as the command line names it
 * @param seeds trials of the scenario
 * @param minutes simulated, of each of them
 * @param first seed; the others follow
 * @param kills of real programs, wired
 * @param images seeds of which images are explored
 * @param days seeds of {@code baku} over a whole day
 * @param threads that run trials
 */
public record CampaignPlan(
    String scenario,
    int seeds,
    int minutes,
    long first,
    int kills,
    int images,
    int days,
    int threads) {
  static final String DAYS_OF = "baku";
  static final int DAY_MINUTES = 24 * 60;
  private static final int MOST = 10_000_000;

  public CampaignPlan {
    within("seeds", seeds, 0, MOST);
    within("minutes", minutes, 1, 366 * DAY_MINUTES);
    within("kills", kills, 0, MOST);
    within("images", images, 0, MOST);
    within("days", days, 0, MOST);
    within("threads", threads, 1, 1_024);
    if (first < 0) {
      throw new IllegalArgumentException("a first seed of " + first + ", wanted at least 0");
    }
  }

  private static void within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s %d, wanted %d to %d".formatted(what, value, least, most));
    }
  }

  /** The seeds, whole days first: they take longest. */
  List<Seed> trials(Scenario chosen, Scenario baku) {
    List<Seed> trials = new ArrayList<>();
    for (int i = 0; i < days; i++) {
      trials.add(new Seed(DAYS_OF, baku, first + i, DAY_MINUTES));
    }
    for (int i = 0; i < seeds; i++) {
      trials.add(new Seed(scenario, chosen, first + i, minutes));
    }
    return trials;
  }

  /** The seeds whose images are explored. */
  List<Seed> explored(Scenario chosen) {
    List<Seed> seeds = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      seeds.add(new Seed(scenario, chosen, first + i, minutes));
    }
    return seeds;
  }
}
