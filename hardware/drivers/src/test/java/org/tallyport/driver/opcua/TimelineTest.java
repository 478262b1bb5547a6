package org.tallyport.driver.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.SampleSink;

final class TimelineTest {
  private final List<String> given = new ArrayList<>();
  private final SampleSink sink =
      new SampleSink() {
        @Override
        public void sample(int channel, long at, double value, Quality quality) {
          given.add(channel + "@" + at + (quality == Quality.BAD ? " bad" : "=" + (long) value));
        }

        @Override
        public void lost(int channel, long first, long last, long count, String reason) {
          given.add(channel + " lost (" + first + ", " + last + "]");
        }
      };

  @Test
  void movesUpWhatLiesBehindTheWatermarkAndCountsIt() {
    Timeline timeline = new Timeline(1, 100);
    timeline.first(sink, 0, 50, 1, Quality.GOOD);
    timeline.advance(sink, 200);
    timeline.sample(sink, 0, 150, 2, Quality.GOOD);
    timeline.sample(sink, 0, 300, 3, Quality.GOOD);
    timeline.sample(sink, 0, 250, 4, Quality.GOOD);
    assertEquals(List.of("0@100=1", "0@201=2", "0@300=3", "0@300=4"), given);
    assertEquals(2, timeline.clamped());
  }

  @Test
  void isBadOnceFromTheWatermarkOrTheLastSample() {
    Timeline timeline = new Timeline(2, 0);
    timeline.first(sink, 0, 10, 1, Quality.GOOD);
    timeline.first(sink, 1, 10, 1, Quality.GOOD);
    timeline.advance(sink, 20);
    timeline.sample(sink, 1, 30, 2, Quality.GOOD);
    given.clear();
    timeline.fault(sink);
    timeline.fault(sink);
    assertEquals(List.of("0@21 bad", "1@30 bad"), given);
    assertTrue(timeline.failing());
  }

  @Test
  void hasNoWatermarkBeforeEachChannelHadASample() {
    Timeline timeline = new Timeline(2, 5);
    assertEquals(Long.MIN_VALUE, timeline.watermark());
    timeline.first(sink, 0, 10, 1, Quality.GOOD);
    timeline.advance(sink, 20);
    assertEquals(List.of("0@10=1", "1@20 bad"), given);
    assertEquals(20, timeline.watermark());
  }

  @Test
  void boundsALossByWhatWasKnownBefore() {
    Timeline timeline = new Timeline(1, 0);
    timeline.first(sink, 0, 10, 1, Quality.GOOD);
    timeline.advance(sink, 20);
    timeline.lost(sink, 0, 40);
    assertEquals("0 lost (20, 40]", given.getLast());
  }

  @Test
  void neverGoesBackWhateverComes() {
    for (long seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Timeline timeline = new Timeline(3, 0);
      String context = "seed " + seed;
      long[] last = {Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE};
      SampleSink strict =
          new SampleSink() {
            @Override
            public void sample(int channel, long at, double value, Quality quality) {
              assertTrue(at >= last[channel] && at > timeline.watermark(), context);
              last[channel] = at;
            }

            @Override
            public void lost(int channel, long first, long until, long count, String reason) {
              assertTrue(first <= until && first >= timeline.watermark(), context);
            }
          };
      for (int i = 0; i < 300; i++) {
        long at = random.nextLong(-50, 1_000);
        int channel = random.nextInt(3);
        long before = timeline.watermark();
        switch (random.nextInt(6)) {
          case 0 -> timeline.first(strict, channel, at, 1, Quality.GOOD);
          case 1 -> timeline.advance(strict, at / 2);
          case 2 -> timeline.fault(strict);
          case 3 -> timeline.lost(strict, channel, at);
          default -> timeline.sample(strict, channel, at, 1, Quality.GOOD);
        }
        assertTrue(timeline.watermark() >= before, context);
      }
    }
  }
}
