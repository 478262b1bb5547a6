package org.tallyport.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every kind of {@link Links} keeps to. A kind is proved by extending this with its own
 * broker; topics are taken as if the broker were used by nobody else.
 */
public abstract class LinkKit {
  private static final Message WILL = message("kit/will", "gone", 1, false);

  private final List<Link> open = new ArrayList<>();
  private int clients;

  /** Links to a broker that is there. */
  protected abstract Links links();

  /** Links to where no broker is. */
  protected abstract Links nowhere();

  /** Links to a broker that is there, with room for so many messages that wait to be polled. */
  protected abstract Links links(int inboundMessages);

  /** Lets time pass until it holds, within a limit of the kind's own. */
  protected void await(String what, BooleanSupplier holds) {
    for (int left = 10_000; left > 0; left--) {
      if (holds.getAsBoolean()) {
        return;
      }
      LockSupport.parkNanos(1_000_000);
    }
    throw new AssertionError("never came: " + what);
  }

  @AfterEach
  final void closeLinks() {
    open.forEach(link -> link.close(true));
  }

  @Test
  void aLinkComesUp() {
    Link link = connect();
    await("connecting or up", () -> !(link.state() instanceof Link.State.Down));
    await("up", () -> link.state() instanceof Link.State.Up);
  }

  @Test
  void aLinkToNowhereGoesDownWithAReason() {
    Link link = track(nowhere().open("kit-nowhere", WILL));
    await("down", () -> link.state() instanceof Link.State.Down);
    assertFalse(((Link.State.Down) link.state()).reason().isBlank());
    assertFalse(link.publish(message("kit/a", "x", 0, false)));
    assertEquals(Optional.empty(), link.poll());
  }

  @Test
  void messagesArriveInOrderAndWhole() {
    Link receiver = up();
    Link sender = up();
    receiver.subscribe("kit/order/#", 1);
    settle(receiver);
    for (int i = 0; i < 500; i++) {
      Message next = message("kit/order/" + i % 3, "message " + i, 0, false);
      await("room for " + i, () -> sender.publish(next));
    }
    for (int i = 0; i < 500; i++) {
      Message got = next(receiver);
      assertEquals("kit/order/" + i % 3, got.topic());
      assertArrayEquals(("message " + i).getBytes(UTF_8), got.payload());
      assertFalse(got.retained());
    }
    assertEquals(0, receiver.dropped());
  }

  @Test
  void aPlusStandsForOneLevelAndAHashForTheRest() {
    Link link = up();
    link.subscribe("kit/+/one", 0);
    link.subscribe("kit/all/#", 0);
    settle(link);
    for (String topic :
        List.of("kit/a/one", "kit/a/two", "kit/a/b/one", "kit/all", "kit/all/x/y")) {
      await("room", () -> link.publish(message(topic, topic, 0, false)));
    }
    Set<String> arrived = new TreeSet<>(); // the order between two subscriptions is the broker's
    for (int i = 0; i < 3; i++) {
      arrived.add(next(link).topic());
    }
    assertEquals(Set.of("kit/a/one", "kit/all", "kit/all/x/y"), arrived);
  }

  @Test
  void aRetainedMessageIsGivenToWhoComesLater() {
    Link first = up();
    await("room", () -> first.publish(message("kit/kept", "old", 1, true)));
    await("room", () -> first.publish(message("kit/kept", "new", 1, true)));
    askUntilGiven(first, "kit/kept", "new");
    Link second = up();
    assertTrue(askUntilGiven(second, "kit/kept", "new").retained());
    await("room", () -> first.publish(message("kit/kept", "", 1, true)));
    await("cleared", () -> second.poll().isPresent());
  }

  @Test
  void theWillIsSentWhenALinkBreaks() {
    Link watcher = up();
    watcher.subscribe("kit/will", 1);
    settle(watcher);
    Link broken = up();
    broken.close(false);
    Message got = next(watcher);
    assertEquals("kit/will", got.topic());
    assertEquals("gone", text(got));
  }

  @Test
  void theWillIsNotSentWhenALinkEndsInOrder() {
    Link watcher = up();
    watcher.subscribe("kit/#", 1);
    settle(watcher);
    Link leaving = track(links().open("kit-leaving", message("kit/left", "gone", 1, false)));
    await("up", () -> leaving.state() instanceof Link.State.Up);
    await("room", () -> leaving.publish(message("kit/last", "word", 1, false)));
    leaving.close(true);
    assertEquals("kit/last", next(watcher).topic());
    Link broken = up();
    broken.close(false);
    assertEquals("kit/will", next(watcher).topic());
    assertEquals(Optional.empty(), watcher.poll());
  }

  @Test
  void aSecondClientOfTheSameNameTakesTheFirstOnesPlace() {
    Link first = track(links().open("kit-same", WILL));
    await("up", () -> first.state() instanceof Link.State.Up);
    Link second = track(links().open("kit-same", WILL));
    await("first down", () -> first.state() instanceof Link.State.Down);
    await("second up", () -> second.state() instanceof Link.State.Up);
  }

  @Test
  void nothingIsTakenOnceALinkIsClosed() {
    Link link = up();
    link.close(true);
    assertInstanceOf(Link.State.Down.class, link.state());
    assertFalse(link.publish(message("kit/a", "x", 0, false)));
    link.close(false);
    link.close(true);
    assertInstanceOf(Link.State.Down.class, link.state());
  }

  @Test
  void whatDoesNotFitIsDroppedAndCounted() {
    Link receiver = track(links(5).open("kit-small", WILL));
    await("up", () -> receiver.state() instanceof Link.State.Up);
    Link sender = up();
    receiver.subscribe("kit/flood", 0);
    settle(receiver);
    for (int i = 0; i < 20; i++) {
      Message next = message("kit/flood", "message " + i, 0, false);
      await("room", () -> sender.publish(next));
    }
    await("dropped", () -> receiver.dropped() == 15);
    for (int i = 0; i < 5; i++) {
      assertEquals("message " + i, text(next(receiver)));
    }
    assertEquals(Optional.empty(), receiver.poll());
    await("room", () -> sender.publish(message("kit/flood", "again", 0, false)));
    assertEquals("again", text(next(receiver)));
  }

  /** A message that nobody changes. */
  protected static Message message(String topic, String text, int qos, boolean retained) {
    return new Message(topic, text.getBytes(UTF_8), qos, retained);
  }

  /** A link of a new client, up. */
  protected final Link up() {
    Link link = connect();
    await("up", () -> link.state() instanceof Link.State.Up);
    return link;
  }

  /** The next message, awaited. */
  protected final Message next(Link link) {
    List<Message> got = new ArrayList<>();
    await(
        "a message",
        () -> {
          link.poll().ifPresent(got::add);
          return !got.isEmpty();
        });
    return got.getFirst();
  }

  /** Closes the link after the test. */
  protected final Link track(Link link) {
    open.add(link);
    return link;
  }

  private Link connect() {
    return track(links().open("kit-" + clients++, WILL));
  }

  /** Until the subscriptions of the link hold: a message to itself comes back. */
  private void settle(Link link) {
    String topic = "settle/" + open.indexOf(link);
    link.subscribe(topic, 0);
    await("room", () -> link.publish(message(topic, "", 0, false)));
    assertEquals(topic, next(link).topic());
  }

  /**
   * Subscribes until a retained message with this text comes: a broker may fail to give one that it
   * is just taking in, but whoever asks again gets it.
   */
  private Message askUntilGiven(Link link, String topic, String text) {
    List<Message> got = new ArrayList<>();
    int[] polls = {0};
    await(
        topic + " " + text,
        () -> {
          if (polls[0]++ % 500 == 0) {
            link.subscribe(topic, 1);
          }
          link.poll().filter(message -> text(message).equals(text)).ifPresent(got::add);
          return !got.isEmpty();
        });
    return got.getFirst();
  }

  private static String text(Message message) {
    return new String(message.payload(), UTF_8);
  }
}
