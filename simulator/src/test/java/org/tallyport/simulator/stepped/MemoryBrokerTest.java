package org.tallyport.simulator.stepped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tallyport.simulator.model.Chance;
import org.tallyport.wire.Link;
import org.tallyport.wire.LinkKit;
import org.tallyport.wire.Links;
import org.tallyport.wire.Message;

class MemoryBrokerTest extends LinkKit {
  private final MemoryBroker broker = new MemoryBroker(1_000, new Chance(1));

  @Override
  protected Links links() {
    return broker;
  }

  @Override
  protected Links links(int inboundMessages) {
    return broker.with(inboundMessages);
  }

  @Override
  protected Links nowhere() {
    MemoryBroker gone = new MemoryBroker(1, new Chance(1));
    gone.stop();
    return gone;
  }

  @Test
  void sendsTheWillOfAClientThatWasCutOff() {
    Link watcher = up();
    watcher.subscribe("kit/#", 1);
    Link lost = track(broker.open("lost", message("kit/lost", "gone", 1, false)));
    broker.cut("lost");
    assertInstanceOf(Link.State.Down.class, lost.state());
    assertEquals("kit/lost", next(watcher).topic());
  }

  @Test
  void takesAllLinksDownWithItAndKeepsWhatWasRetained() {
    Link before = up();
    before.publish(message("kit/kept", "here", 1, true));
    broker.stop();
    assertInstanceOf(Link.State.Down.class, before.state());
    assertFalse(before.publish(message("kit/a", "x", 0, false)));
    broker.start();
    Link after = up();
    after.subscribe("kit/kept", 1);
    assertEquals("kit/kept", next(after).topic());
    assertEquals(Optional.empty(), after.poll());
  }

  /** Else a long run in which clients come and go would grow, and slow down. */
  @Test
  void forgetsWhatAClientWantedThatIsGone() {
    for (Consumer<Link> end :
        List.<Consumer<Link>>of(
            link -> link.close(true), _ -> broker.cut("kit"), _ -> broker.open("kit", will()))) {
      Link link = broker.open("kit", will());
      link.subscribe("kit/#", 1);
      assertEquals(1, broker.takers("kit/a"));
      end.accept(link);
      assertEquals(0, broker.takers("kit/a"));
    }
    broker.open("kit", will()).subscribe("kit/#", 1);
    broker.stop();
    assertEquals(0, broker.takers("kit/a"));
  }

  private static Message will() {
    return message("kit/gone", "x", 0, false);
  }

  @Test
  void matchesFiltersAsTheStandardSays() {
    assertTrue(TopicFilter.matches("a/#", "a"));
    assertTrue(TopicFilter.matches("a/#", "a/b/c"));
    assertTrue(TopicFilter.matches("+/b", "a/b"));
    assertTrue(TopicFilter.matches("a/+", "a/"));
    assertFalse(TopicFilter.matches("a/+", "a"));
    assertFalse(TopicFilter.matches("a/b", "a/bc"));
    assertFalse(TopicFilter.matches("a/+", "a/b/c"));
    assertFalse(TopicFilter.matches("a/b/c", "a/b"));
  }
}
