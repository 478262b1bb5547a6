package org.tallyport.simulator.stepped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyport.wire.Link;
import org.tallyport.wire.Links;
import org.tallyport.wire.Message;

/**
 * A broker in memory: delivers at once, in order, to subscribers in the order in which they came;
 * knows wills, retained messages and the taking over of a client id. One thread.
 */
public final class MemoryBroker implements Links {
  private final int inboundMessages;
  private final Map<String, MemoryLink> clients = new LinkedHashMap<>();
  private final Map<String, Message> retained = new TreeMap<>();
  private boolean up = true;

  /**
   * A broker that is up.
   *
   * @param inboundMessages messages that may wait in one client; more are dropped and counted
   */
  public MemoryBroker(int inboundMessages) {
    this.inboundMessages = inboundMessages;
  }

  /** Takes the broker away: every link goes down, and no new one comes up. */
  public void stop() {
    up = false;
    for (MemoryLink link : List.copyOf(clients.values())) {
      link.lose("the broker is down");
    }
    clients.clear();
  }

  /** Brings it back; what was retained is still there. */
  public void start() {
    up = true;
  }

  /** Breaks one client's connection, as a network does; its will is sent. */
  public void cut(String clientId) {
    MemoryLink link = clients.get(clientId);
    if (link != null) {
      link.lose("the connection was lost");
      gone(link, false);
    }
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
    MemoryLink link = new MemoryLink(this, clientId, will, limit);
    if (!up) {
      link.lose("no broker");
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

  void deliver(Message message) {
    if (message.retained() && message.payload().length == 0) {
      retained.remove(message.topic());
    } else if (message.retained()) {
      retained.put(message.topic(), message);
    }
    Message live = flagged(message, false);
    for (MemoryLink link : new ArrayList<>(clients.values())) {
      if (link.wants(message.topic())) {
        link.receive(live);
      }
    }
  }

  void deliverRetained(MemoryLink link, String filter) {
    for (Message message : retained.values()) {
      if (TopicFilter.matches(filter, message.topic())) {
        link.receive(flagged(message, true));
      }
    }
  }

  void gone(MemoryLink link, boolean orderly) {
    if (clients.remove(link.clientId(), link) && !orderly) {
      deliver(link.will());
    }
  }

  private static Message flagged(Message message, boolean retained) {
    return message.retained() == retained
        ? message
        : new Message(message.topic(), message.payload(), message.qos(), retained);
  }
}
