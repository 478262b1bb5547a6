package org.tallyport.driver.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tallyport.driver.opcua.Watchdog.Step;
import org.tallyport.equipment.Pauses;

final class WatchdogTest {
  private static final long SILENCE = 5_000;
  private static final long SHORT = 100;
  private static final long LONG = 1_600;

  private long now = -7;
  private final Watchdog watchdog = new Watchdog(SILENCE, false, pauses());

  private static Pauses pauses() {
    return new Pauses(Duration.ofNanos(SHORT), Duration.ofNanos(LONG));
  }

  @Test
  void opensAClientThenSubscribesThenListens() {
    does(Step.OPEN_CLIENT);
    does(Step.SUBSCRIBE);
    assertEquals(Step.WAIT, watchdog.step(now));
    assertFalse(watchdog.alive());
    watchdog.heard(now);
    assertTrue(watchdog.alive());
  }

  @Test
  void climbsFromSubscriptionToSessionToClientWhileNothingIsHeard() {
    listens();
    falls();
    does(Step.SUBSCRIBE);
    falls();
    does(Step.OPEN_SESSION);
    does(Step.SUBSCRIBE);
    falls();
    assertEquals(Step.WAIT, watchdog.step(now), "a pause before a new client");
    now += SHORT;
    does(Step.OPEN_CLIENT);
    does(Step.SUBSCRIBE);
    falls();
    now += 2 * SHORT;
    does(Step.OPEN_CLIENT);
  }

  @Test
  void beginsAtTheLowestRungOnceItHeardSomething() {
    listens();
    falls();
    does(Step.SUBSCRIBE);
    watchdog.heard(now);
    falls();
    assertEquals(Step.SUBSCRIBE, watchdog.step(now));
  }

  @Test
  void isNotSilentExactlyAtTheLimit() {
    listens();
    now += SILENCE;
    assertEquals(Step.WAIT, watchdog.step(now));
    assertTrue(watchdog.listening());
    now += 1;
    assertEquals(Step.SUBSCRIBE, watchdog.step(now));
  }

  @Test
  void doublesThePauseBetweenClientsUpToItsBound() {
    long pause = SHORT;
    for (int i = 0; i < 8; i++) {
      assertEquals(Step.OPEN_CLIENT, watchdog.step(now));
      watchdog.failed(Step.OPEN_CLIENT, now);
      assertEquals(Step.WAIT, watchdog.step(now + pause - 1));
      now += pause;
      pause = Math.min(LONG, 2 * pause);
    }
  }

  @Test
  void doesNotCircleBetweenSessionAndSubscriptionWhenSubscribingFails() {
    listens();
    watchdog.gone(now);
    assertEquals(Step.SUBSCRIBE, watchdog.step(now));
    watchdog.failed(Step.SUBSCRIBE, now);
    does(Step.OPEN_SESSION);
    assertEquals(Step.SUBSCRIBE, watchdog.step(now));
    watchdog.failed(Step.SUBSCRIBE, now);
    now += SHORT;
    assertEquals(Step.OPEN_CLIENT, watchdog.step(now));
  }

  @Test
  void takesKeepAlivesForNoProofWhenAHeartbeatIsWanted() {
    Watchdog strict = new Watchdog(SILENCE, true, pauses());
    strict.done(strict.step(now), now);
    strict.done(strict.step(now), now);
    strict.heard(now);
    assertFalse(strict.alive());
    strict.beaten(now);
    assertTrue(strict.alive());
    now += SILENCE + 1;
    strict.heard(now);
    assertEquals(Step.SUBSCRIBE, strict.step(now));
  }

  private void listens() {
    does(Step.OPEN_CLIENT);
    does(Step.SUBSCRIBE);
    watchdog.heard(now);
  }

  private void does(Step step) {
    assertEquals(step, watchdog.step(now));
    watchdog.done(step, now);
  }

  private void falls() {
    now += SILENCE + 1;
    watchdog.step(now);
    assertFalse(watchdog.listening());
  }
}
