package org.tallyport.simulator.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tallyport.simulator.use.ProcessUse;
import org.tallyport.simulator.use.Trend;

/** Takes a sample now and then, and keeps what the report wants of the gateway. */
final class LoadWatch {
  private static final double LATE_PART = 0.5;
  private static final ProcessUse UNKNOWN = new ProcessUse(0, 0, 0, 0);

  private final long gateway;
  private final Latencies latencies;
  private final List<LoadReport.Sample> samples = new ArrayList<>();
  private final Trend resident = new Trend();
  private final Trend handles = new Trend();
  private final double processorFrom;
  private double processor;
  private LoadFleet.Sums before;
  private double beforeSeconds;
  private long[] counted;

  /**
   * A watch over a run that begins now.
   *
   * @param gateway its process
   * @param sums of the boards now
   */
  LoadWatch(long gateway, Latencies latencies, LoadFleet.Sums sums) {
    this.gateway = gateway;
    this.latencies = latencies;
    before = sums;
    counted = latencies.counts();
    processorFrom = use().processorSeconds();
    processor = processorFrom;
  }

  /** Takes a sample and says it in one line. */
  String sample(double seconds, LoadFleet.Sums sums) {
    ProcessUse use = use();
    double since = Math.max(1e-9, seconds - beforeSeconds);
    LoadReport.Sample sample =
        new LoadReport.Sample(
            seconds,
            (sums.made() - before.made()) / since,
            (sums.acknowledged() - before.acknowledged()) / since,
            sums.backlog(),
            latencies.milliseconds(0.5, counted),
            latencies.milliseconds(0.99, counted),
            use.residentBytes(),
            use.handles(),
            (use.processorSeconds() - processor) / since);
    samples.add(sample);
    resident.add(seconds, (double) use.residentBytes());
    handles.add(seconds, (double) use.handles());
    before = sums;
    beforeSeconds = seconds;
    counted = latencies.counts();
    processor = use.processorSeconds();
    return String.format(
        Locale.ROOT,
        "%4.0f s  made %,.0f/s  acknowledged %,.0f/s  backlog %,d  latency p50 %.0f p99 %.0f ms"
            + "  gateway %.0f MB, %d handles, %.2f processors",
        seconds,
        sample.madePerSecond(),
        sample.acknowledgedPerSecond(),
        sample.backlog(),
        sample.p50Milliseconds(),
        sample.p99Milliseconds(),
        use.residentBytes() / 1e6,
        use.handles(),
        sample.gatewayProcessors());
  }

  List<LoadReport.Sample> samples() {
    return samples;
  }

  LoadReport.GatewayUse gateway() {
    return new LoadReport.GatewayUse(
        resident.last(),
        resident.most(),
        resident.perHour(LATE_PART),
        handles.last(),
        handles.perHour(LATE_PART),
        processor - processorFrom);
  }

  private ProcessUse use() {
    Optional<ProcessUse> use = ProcessUse.of(gateway);
    return use.orElse(UNKNOWN);
  }
}
