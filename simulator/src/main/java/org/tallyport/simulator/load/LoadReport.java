package org.tallyport.simulator.load;

import java.util.ArrayList;
import java.util.List;

/**
 * What a load run measured, and its judgement.
 *
 * @param plan what was asked for
 * @param seconds how long readings were made
 * @param drainSeconds until the last of them was acknowledged
 * @param sums of the boards at the end
 * @param ledgerReadings readings that the ledger holds
 * @param ledgerBlocks blocks that the ledger holds
 * @param latency from a block's writing to its acknowledgement
 * @param gateway what the gateway's process used
 * @param boardsProcessorSeconds processor time of all simulated boards while readings were made
 * @param machine what this machine is, and how busy it was
 * @param samples over time
 */
public record LoadReport(
    LoadPlan plan,
    double seconds,
    double drainSeconds,
    Sums sums,
    long ledgerReadings,
    long ledgerBlocks,
    Latency latency,
    GatewayUse gateway,
    double boardsProcessorSeconds,
    Machine machine,
    List<Sample> samples) {
  public LoadReport {
    samples = List.copyOf(samples);
  }

  /**
   * The boards together.
   *
   * @param made readings made
   * @param refused readings of these that found no room on their board
   * @param acknowledged readings acknowledged
   * @param blocks blocks written
   * @param resent blocks sent more than once
   * @param linksLost links lost
   * @param forked boards of which the gateway claimed another history
   */
  public record Sums(
      long made,
      long refused,
      long acknowledged,
      long blocks,
      long resent,
      long linksLost,
      long forked) {}

  /** Milliseconds that half and 99 of 100 blocks stayed within. */
  public record Latency(double p50Milliseconds, double p99Milliseconds) {}

  /**
   * The gateway's process; zeros where the system does not tell. Growth is that of the second half
   * of the run.
   */
  public record GatewayUse(
      double residentBytes,
      double mostResidentBytes,
      double residentBytesPerHour,
      double handles,
      double handlesPerHour,
      double processorSeconds) {}

  /** Processors, and processes that wanted to run in the mean of the last minute. */
  public record Machine(int processors, double loadBefore, double loadAfter) {}

  /** One moment of the run; rates and latencies since the moment before. */
  public record Sample(
      double seconds,
      double madePerSecond,
      double acknowledgedPerSecond,
      long backlog,
      double p50Milliseconds,
      double p99Milliseconds,
      long gatewayResidentBytes,
      long gatewayHandles,
      double gatewayProcessors) {}

  /** What is wrong, a line each; empty: the run has passed. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (sums.refused() > 0) {
      faults.add(sums.refused() + " readings found no room on their board");
    }
    if (sums.acknowledged() != sums.made()) {
      faults.add(sums.acknowledged() + " readings were acknowledged, " + sums.made() + " made");
    }
    if (ledgerReadings != sums.made()) {
      faults.add("the ledger holds " + ledgerReadings + " readings, " + sums.made() + " were made");
    }
    if (ledgerBlocks != sums.blocks()) {
      faults.add(
          "the ledger holds " + ledgerBlocks + " blocks, " + sums.blocks() + " were written");
    }
    if (sums.forked() > 0) {
      faults.add("the gateway claimed another history of " + sums.forked() + " boards");
    }
    long wanted = Math.round(plan.readingsPerSecond() * seconds);
    if (sums.made() < wanted * 0.98) {
      faults.add(
          sums.made() + " readings were made, wanted " + wanted + ": this machine was too slow");
    }
    return faults;
  }
}
