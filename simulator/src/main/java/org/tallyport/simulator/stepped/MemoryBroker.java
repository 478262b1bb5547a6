package org.tallyport.simulator.stepped;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.tallyport.simulator.model.Chance;
import org.tallyport.wire.Link;
import org.tallyport.wire.Links;
import org.tallyport.wire.Message;

/**
 * A broker in memory: delivers to subscribers in the order in which they came, at once and in order
 * unless a client's {@link Line} conducts badly; knows wills, retained messages and the taking over
 * of a client id. One thread.
 */
public final class MemoryBroker implements Links {
  private static final int REMEMBERED = 200;

  private final int inboundMessages;
  private final Chance chance;
  private final Map<String, MemoryLink> clients = new LinkedHashMap<>();
  private final TopicTree<MemoryLink> wanted = new TopicTree<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, Message> retained = new TreeMap<>();
  private final PriorityQueue<Late> late = new PriorityQueue<>();
  private final Deque<Message> latest = new ArrayDeque<>();
  private int downs;
  private long now;
  private long order;
  private long opened;

  /** What arrives later. */
  private record Late(long due, long order, Runnable arrives) implements Comparable<Late> {
    @Override
    public int compareTo(Late other) {
      int byTime = Long.compare(due, other.due);
      return byTime == 0 ? Long.compare(order, other.order) : byTime;
    }
  }

  /**
   * A broker that is up, on perfect lines.
   *
   * @param inboundMessages messages that may wait in one client; more are dropped and counted
   * @param chance of what lines that conduct badly do
   */
  public MemoryBroker(int inboundMessages, Chance chance) {
    this.inboundMessages = inboundMessages;
    this.chance = chance;
  }

  /** Delivers what arrives by now. */
  void advance(long nowMicroseconds) {
    now = nowMicroseconds;
    while (!late.isEmpty() && late.element().due() <= now) {
      late.remove().arrives().run();
    }
  }

  /** Takes the broker away: every link goes down, and no new one comes up. */
  public void stop() {
    downs++;
    for (MemoryLink link : List.copyOf(clients.values())) {
      link.lose("the broker is down");
    }
    clients.values().forEach(this::forget);
    clients.clear();
    late.clear();
  }

  /** Brings it back once for each time that it was stopped; what was retained is still there. */
  public void start() {
    downs--;
  }

  /** Forgets what was retained. */
  void forget() {
    retained.clear();
  }

  /** Breaks one client's connection, as a network does; its will is sent. */
  public void cut(String clientId) {
    MemoryLink link = clients.get(clientId);
    if (link != null) {
      link.lose("the connection was lost");
      gone(link, false);
    }
  }

  /** The way to one client. */
  Line line(String clientId) {
    return lines.computeIfAbsent(clientId, id -> new Line(chance.part(id)));
  }

  /** The newest messages that went through, old to new. */
  List<Message> latest() {
    return List.copyOf(latest);
  }

  /** How many clients would get a message of this topic. */
  int takers(String topic) {
    return wanted.takers(topic).size();
  }

  /** Links to the same broker with another bound. */
  Links with(int otherInboundMessages) {
    return (clientId, will) -> open(clientId, will, otherInboundMessages);
  }

  @Override
  public Link open(String clientId, Message will) {
    return open(clientId, will, inboundMessages);
  }

  private Link open(String clientId, Message will, int limit) {
    MemoryLink link = new MemoryLink(this, clientId, will, limit, opened++);
    if (downs > 0) {
      link.lose("no broker");
      return link;
    }
    if (line(clientId).cut()) {
      link.lose("no way to the broker");
      return link;
    }
    MemoryLink before = clients.get(clientId);
    if (before != null) {
      before.lose("another client took the id " + clientId);
      gone(before, false);
    }
    clients.put(clientId, link);
    return link;
  }

  /** A client has sent a message: it arrives as its line conducts. */
  void send(MemoryLink from, Message message) {
    Line line = line(from.clientId());
    for (int i = line.copies(message); i > 0; i--) {
      long delay = line.delay();
      if (delay == 0) {
        deliver(message);
      } else {
        later(
            delay,
            () -> {
              if (from.equals(clients.get(from.clientId()))) {
                deliver(message);
              }
            });
      }
    }
  }

  /** A message has arrived, from whomever. */
  void deliver(Message message) {
    if (message.retained() && message.payload().length == 0) {
      retained.remove(message.topic());
    } else if (message.retained()) {
      retained.put(message.topic(), message);
    }
    latest.add(message);
    if (latest.size() > REMEMBERED) {
      latest.remove();
    }
    Message live = flagged(message, false);
    wanted.takers(message.topic()).stream()
        .sorted(Comparator.comparingLong(MemoryLink::order))
        .forEach(link -> give(link, live));
  }

  private void give(MemoryLink link, Message message) {
    Line line = line(link.clientId());
    for (int i = line.copies(message); i > 0; i--) {
      long delay = line.delay();
      if (delay == 0) {
        link.receive(message);
      } else {
        later(delay, () -> link.receive(message));
      }
    }
  }

  private void later(long delay, Runnable arrives) {
    late.add(new Late(now + delay, order++, arrives));
  }

  /** A client that is connected wants what falls under a filter, and first what was retained. */
  void subscribe(MemoryLink link, String filter) {
    wanted.add(filter, link);
    for (Message message : retained.values()) {
      if (TopicFilter.matches(filter, message.topic())) {
        give(link, flagged(message, true));
      }
    }
  }

  void gone(MemoryLink link, boolean orderly) {
    if (clients.remove(link.clientId(), link)) {
      forget(link);
      if (!orderly) {
        deliver(link.will());
      }
    }
  }

  private void forget(MemoryLink link) {
    link.filters().forEach(filter -> wanted.remove(filter, link));
  }

  private static Message flagged(Message message, boolean retained) {
    return message.retained() == retained
        ? message
        : new Message(message.topic(), message.payload(), message.qos(), retained);
  }
}
