package org.tallyport.simulator.campaign;

import java.nio.file.Path;
import org.tallyport.simulator.fault.FaultPlan;
import org.tallyport.simulator.fault.Swarm;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.stepped.Trial;

/**
 * One seed of a campaign.
 *
 * @param word the scenario as the command line names it
 * @param minutes simulated
 */
record Seed(String word, Scenario scenario, long number, int minutes) {
  private static final long MINUTE_MICROSECONDS = 60_000_000;

  long microseconds() {
    return minutes * MINUTE_MICROSECONDS;
  }

  /** The trial with the plan that the seed gives. */
  Trial trial() {
    FaultPlan plan = Swarm.plan(scenario, Swarm.all(), number, microseconds());
    return new Trial(scenario, number, plan, microseconds());
  }

  /** By which its result is known; also a folder's name. */
  String key() {
    return key(scenario.name(), number, minutes);
  }

  static String key(String scenario, long number, int minutes) {
    return "%s-%d-%d".formatted(scenario, number, minutes);
  }

  /** The command that explores its images again. */
  String exploreAgain(Path folder) {
    return Replay.exploring(word, number, minutes, folder.resolve("replay"));
  }

  /** The command that runs it again under a plan of this folder. */
  String replay(Path folder, String plan) {
    Path out = folder.resolve("replay");
    return Replay.command(word, number, microseconds(), folder.resolve(plan), out);
  }
}
