package org.tallyport.gateway.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tallyport.gateway.console.BucketLength.Bucket;
import org.tallyport.gateway.tally.Interval;

/** Adds stored quarters up to the buckets of a window. */
final class Throughput {
  private final TerminalQueries queries;
  private final Instant now;

  Throughput(TerminalQueries queries, Instant now) {
    this.queries = queries;
    this.now = now;
  }

  /** One sum for each bucket; buckets ascend, touch each other and begin and end on quarters. */
  List<WindowSum> sums(List<EquipmentProfile> equipment, List<Bucket> buckets) {
    List<WindowSum> sums = new ArrayList<>(buckets.size());
    buckets.forEach(bucket -> sums.add(new WindowSum(bucket.from(), bucket.to(), now)));
    if (!buckets.isEmpty()) {
      equipment.forEach(one -> add(one, buckets, sums));
    }
    return sums;
  }

  private void add(EquipmentProfile equipment, List<Bucket> buckets, List<WindowSum> sums) {
    sums.forEach(sum -> sum.equipment(equipment));
    Instant from = buckets.getFirst().from();
    Instant to = buckets.getLast().to();
    int bucket = 0;
    for (Interval interval : queries.intervals(equipment.id(), from, to)) {
      Instant start = Microseconds.instant(interval.startUtcMicroseconds());
      while (!start.isBefore(buckets.get(bucket).to())) {
        bucket++;
      }
      sums.get(bucket).add(equipment, interval);
    }
  }
}
