package org.tallyport.gateway.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tallyport.wire.HostMessages;
import org.tallyport.wire.Link;
import org.tallyport.wire.Message;

final class HostSessionTest {
  private static final long START = 1_790_000_000_000L;

  private final MemoryLinks links = new MemoryLinks(false);
  private long wall = START;
  private long now;
  private final HostSession session =
      new HostSession("tallyport", "AZBAK", links, () -> Instant.ofEpochMilli(wall), new Random(1));

  private void goOnline() {
    session.step(now);
    links.last().up();
    session.step(now);
    assertTrue(session.online());
  }

  private static void same(Message wanted, Message found) {
    assertEquals(wanted.topic(), found.topic());
    assertArrayEquals(wanted.payload(), found.payload());
    assertEquals(wanted.qos(), found.qos());
    assertEquals(wanted.retained(), found.retained());
  }

  @Test
  @DisplayName(
      "tck-id-host-topic-phid-birth-payload-timestamp,"
          + " tck-id-message-flow-phid-sparkplug-state-publish-payload-timestamp:"
          + " will and birth carry the time of the CONNECT")
  void willAndBirthCarryTheTimeOfTheConnect() {
    session.step(now);
    wall += 5_000;
    links.last().up();
    session.step(now);
    same(HostMessages.state("tallyport", false, START), links.last().will);
    same(HostMessages.state("tallyport", true, START), links.last().published().getFirst());
  }

  @Test
  @DisplayName(
      "tck-id-operational-behavior-host-application-connect-will-retained, -qos:"
          + " the will is retained and of QoS 1")
  void theWillIsRetained() {
    session.step(now);
    assertTrue(links.last().will.retained());
    assertEquals(1, links.last().will.qos());
  }

  @Test
  @DisplayName(
      "tck-id-message-flow-phid-sparkplug-subscription, -state-publish,"
          + " tck-id-operational-behavior-host-application-host-id:"
          + " subscribes its own STATE and its group, and only then gives birth under its id")
  void subscribesBeforeItGivesBirth() {
    goOnline();
    session.step(now);
    assertEquals(
        List.of(
            "subscribe spBv1.0/STATE/tallyport 1",
            "subscribe spBv1.0/AZBAK/# 1",
            "publish spBv1.0/STATE/tallyport"),
        links.last().said);
  }

  @Test
  void subscribesOnceWhenTheBirthHasToWait() {
    session.step(now);
    links.last().up();
    links.last().full(true);
    session.step(now);
    session.step(now);
    assertFalse(session.online());
    links.last().full(false);
    session.step(now);
    assertTrue(session.online());
    assertEquals(3, links.last().said.size(), links.last().said.toString());
  }

  @Test
  @DisplayName(
      "tck-id-message-flow-hid-sparkplug-state-message-delivered:"
          + " declared dead by others it gives birth again with the same time")
  void givesBirthAgainWhenDeclaredDead() {
    goOnline();
    links.last().published();
    wall += 1_000;
    session.seen("tallyport", false, START);
    same(HostMessages.state("tallyport", true, START), links.last().published().getFirst());
    assertEquals(1, session.foreignDeaths());
    assertEquals(1, links.attempts());
  }

  @Test
  void passesOverOldDeathsBirthsAndOtherHosts() {
    goOnline();
    links.last().published();
    session.seen("tallyport", false, START - 1);
    session.seen("tallyport", true, START + 9);
    session.seen("another", false, START + 9);
    assertEquals(List.of(), links.last().published());
    assertEquals(0, session.foreignDeaths());
  }

  @Test
  void outlivesADeathFromTheFutureByALaterSession() {
    goOnline();
    links.last().published();
    session.seen("tallyport", false, START + 60_000);
    same(HostMessages.state("tallyport", true, START), links.last().published().getFirst());
    MemoryLinks.Attempt first = links.last();
    session.step(now);
    assertTrue(first.said.contains("close"));
    now += 10_000_000;
    session.step(now);
    assertNotSame(first, links.last());
    same(HostMessages.state("tallyport", false, START + 60_001), links.last().will);
  }

  @Test
  @DisplayName(
      "tck-id-message-flow-phid-sparkplug-clean-session-311:"
          + " every attempt is a fresh client of its own will, with longer and longer waits")
  void takesAFreshClientForEveryAttempt() {
    session.step(now);
    long longest = 0;
    for (int failed = 1; failed <= 12; failed++) {
      assertEquals(failed, links.attempts());
      MemoryLinks.Attempt attempt = links.last();
      attempt.down();
      wall += 1;
      session.step(now);
      assertTrue(attempt.said.contains("abandon"));
      long waited = 0;
      while (links.attempts() == failed) {
        waited += 10_000;
        now += 10_000;
        session.step(now);
      }
      same(HostMessages.state("tallyport", false, wall), links.last().will);
      longest = Math.max(longest, waited);
      assertTrue(waited <= 10_010_000, "waited " + waited + " us");
    }
    assertTrue(longest > 4_000_000, "waited at most " + longest + " us");
  }

  @Test
  void diesInOrderWithAFreshTime() {
    goOnline();
    links.last().published();
    wall += 777;
    session.close();
    same(HostMessages.state("tallyport", false, START + 777), links.last().published().getFirst());
    assertEquals("close", links.last().said.getLast());
    assertFalse(session.online());
  }

  @Test
  void doesNotDieBeforeItWasBornWhenTheClockWentBack() {
    goOnline();
    links.last().published();
    wall -= 3_600_000;
    session.close();
    same(HostMessages.state("tallyport", false, START), links.last().published().getFirst());
  }

  @Test
  void publishesNothingWhileItIsNotOnline() {
    session.step(now);
    assertFalse(session.publish(HostMessages.state("tallyport", true, 1)));
    goOnline();
    links.last().down();
    assertTrue(links.last().state() instanceof Link.State.Down);
    session.step(now);
    assertFalse(session.publish(HostMessages.state("tallyport", true, 1)));
  }
}
