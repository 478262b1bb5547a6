package org.tallyport.simulator.stepped;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.tallyport.wire.Link;
import org.tallyport.wire.Message;

/** One client of a {@link MemoryBroker}. */
final class MemoryLink implements Link {
  private final MemoryBroker broker;
  private final String clientId;
  private final Message will;
  private final int limit;
  private final long order;
  private final Set<String> filters = new LinkedHashSet<>();
  private final Deque<Message> inbound = new ArrayDeque<>();
  private State state = new State.Up();
  private long dropped;

  /**
   * A client that is connected.
   *
   * @param order how many were connected before it
   */
  MemoryLink(MemoryBroker broker, String clientId, Message will, int limit, long order) {
    this.broker = broker;
    this.clientId = clientId;
    this.will = will;
    this.limit = limit;
    this.order = order;
  }

  String clientId() {
    return clientId;
  }

  Message will() {
    return will;
  }

  long order() {
    return order;
  }

  Set<String> filters() {
    return filters;
  }

  void receive(Message message) {
    if (!(state instanceof State.Up)) {
      return;
    }
    if (inbound.size() < limit) {
      inbound.add(message);
    } else {
      dropped++;
    }
  }

  void lose(String reason) {
    state = new State.Down(reason);
    inbound.clear();
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public void subscribe(String filter, int qos) {
    if (state instanceof State.Up) {
      filters.add(filter);
      broker.subscribe(this, filter);
    }
  }

  @Override
  public boolean publish(Message message) {
    if (!(state instanceof State.Up)) {
      return false;
    }
    broker.send(this, message);
    return true;
  }

  @Override
  public Optional<Message> poll() {
    return Optional.ofNullable(inbound.poll());
  }

  @Override
  public long dropped() {
    return dropped;
  }

  @Override
  public void close(boolean orderly) {
    if (state instanceof State.Up) {
      lose("closed");
      broker.gone(this, orderly);
    }
  }
}
