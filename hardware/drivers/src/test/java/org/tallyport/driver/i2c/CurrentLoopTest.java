package org.tallyport.driver.i2c;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class CurrentLoopTest {
  private final CurrentLoop loop = new CurrentLoop(150, 80, 0);

  @Test
  void reads32TonnesAt12480CountsOf80TonnesSpan() {
    assertEquals(32.0, loop.value(12_480));
    assertEquals(0.0, loop.value(4_800));
    assertEquals(80.0, loop.value(24_000));
  }

  /** NAMUR NE 43. */
  @Test
  void isBrokenUnder3600AndOver21000Microamperes() {
    assertTrue(loop.broken(4_319));
    assertFalse(loop.broken(4_320));
    assertFalse(loop.broken(25_200));
    assertTrue(loop.broken(25_201));
    assertTrue(loop.broken(0));
    assertTrue(loop.broken(-1));
    assertTrue(loop.broken(32_767));
  }

  @Test
  void scalesWithTheShunt() {
    CurrentLoop half = new CurrentLoop(75, 80, -5);
    assertEquals(27.0, half.value(6_240));
    assertFalse(half.broken(2_160));
    assertTrue(half.broken(2_159));
  }
}
