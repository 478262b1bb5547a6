package org.tallyport.gateway.recognise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Sensor states, one character each: A, B, + for both, - for none. */
class QuadratureTest {
  private static int count(String states) {
    Quadrature quadrature = new Quadrature();
    int axles = 0;
    for (int i = 0; i < states.length(); i++) {
      char state = states.charAt(i);
      axles += quadrature.step(i, state == 'A' || state == '+', state == 'B' || state == '+');
    }
    return axles;
  }

  @Test
  void countsAnAxleInAndOut() {
    assertEquals(1, count("-A+B-"));
    assertEquals(-1, count("-B+A-"));
    assertEquals(2, count("-A+B-A+B-"));
    assertEquals(0, count("-A+B-B+A-"));
  }

  @Test
  void countsNothingThatRocks() {
    assertEquals(0, count("-A+A-"));
    assertEquals(0, count("-A-"));
    assertEquals(0, count("-A+B+A-"));
    assertEquals(0, count("-B+B-"));
    assertEquals(1, count("-A+B+B-"));
    assertEquals(1, count("-A+A+A+B-"));
    assertEquals(-1, count("-B+A+A+A-"));
  }

  @Test
  void countsNothingWithoutOverlap() {
    assertEquals(0, count("-A-B-"));
    assertEquals(0, count("-AB-"));
    assertEquals(0, count("-+-"));
  }

  @Test
  void doesNotCountAWheelThatStoodThereAtTheStart() {
    assertEquals(0, count("+B-"));
    assertEquals(1, count("+B-A+B-"));
    assertEquals(0, count("B-"));
  }

  @Test
  void startsAgainAfterASensorWasLost() {
    Quadrature quadrature = new Quadrature();
    assertEquals(0, quadrature.step(0, false, false));
    assertEquals(0, quadrature.step(1, true, false));
    quadrature.lose();
    assertEquals(0, quadrature.step(2, false, true));
    assertEquals(0, quadrature.step(3, false, false));
    assertEquals(0, quadrature.step(4, true, false));
    assertEquals(0, quadrature.step(5, true, true));
    assertEquals(0, quadrature.step(6, false, true));
    assertEquals(1, quadrature.step(7, false, false));
  }
}
