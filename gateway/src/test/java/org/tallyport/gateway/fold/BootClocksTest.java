package org.tallyport.gateway.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.Content;
import org.tallyport.wire.MalformedBlock;

class BootClocksTest {
  private static final int STEADY = 1;
  private static final int FIRST = 1_000;
  private static final long UTC = 1_741_032_000_000_000L;

  private final BootClocks clocks = new BootClocks();

  private void boots(int from, int count) {
    for (int boot = from; boot < from + count; boot++) {
      clocks.add(new Content.Clock(boot, 0, UTC + boot, 1_000, ClockQuality.SYNCHRONISED));
    }
  }

  @Test
  void knowsTheClocksOfAThousandBoardsAtOnce() {
    boots(FIRST, 1_000);
    assertTrue(LongStream.range(FIRST, FIRST + 1_000).allMatch(clocks::knows));
  }

  /** A board whose power flickers must not cost the others their time. */
  @Test
  void keepsTheClockOfABoardThatRunsOnWhileAnotherBootsAndBoots() {
    boots(STEADY, 1);
    for (int boots = 0; boots < 2 * BootClocks.MOST_BOOTS; boots++) {
      boots(FIRST + boots, 1);
      assertEquals(OptionalLong.of(UTC + STEADY + 7), clocks.utc(STEADY, 7), "boots: " + boots);
    }
    assertFalse(clocks.knows(FIRST), "the number of boots is not bounded");
  }

  @Test
  void goesOnFromItsStateInTheSameOrder() throws MalformedBlock {
    boots(STEADY, 2);
    boots(FIRST, BootClocks.MOST_BOOTS - 2);
    clocks.utc(STEADY, 0);
    ByteWriter state = new ByteWriter();
    clocks.save(state);
    clocks.restore(new ByteReader(state.toBytes()));
    boots(FIRST - 1, 1);
    assertTrue(clocks.knows(STEADY));
    assertFalse(clocks.knows(STEADY + 1), "another boot was forgotten");
  }
}
