package org.tallyport.edge.uplink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tallyport.wire.Link;
import org.tallyport.wire.Links;
import org.tallyport.wire.Message;

/** A broker and the way to it in memory, with loss, duplication and reordering from a seed. */
final class Network implements Links {
  final List<Message> wills = new ArrayList<>();
  final List<Message> toGateway = new ArrayList<>();
  final Map<String, Message> retained = new HashMap<>();
  final Random random;
  double loss;
  double duplication;
  double reordering;
  boolean reachable = true;
  int inFlight = 1_000;
  Optional<MemoryLink> link = Optional.empty();

  Network(long seed) {
    random = new Random(seed);
  }

  @Override
  public Link open(String clientId, Message will) {
    link.ifPresent(old -> old.breakDown("taken over"));
    wills.add(will);
    MemoryLink fresh = new MemoryLink(will);
    link = Optional.of(fresh);
    return fresh;
  }

  /** One round: connects come through, and what the board published is taken. */
  List<Message> carry() {
    link.ifPresent(MemoryLink::answer);
    List<Message> arrived = new ArrayList<>();
    for (Message message : toGateway) {
      if (random.nextDouble() >= loss) {
        arrived.add(message);
      }
      if (random.nextDouble() < duplication) {
        arrived.add(message);
      }
    }
    toGateway.clear();
    for (int i = 1; i < arrived.size(); i++) {
      if (random.nextDouble() < reordering) {
        Message before = arrived.get(i - 1);
        arrived.set(i - 1, arrived.get(i));
        arrived.set(i, before);
      }
    }
    return arrived;
  }

  void toBoard(Message message) {
    if (random.nextDouble() >= loss) {
      link.ifPresent(up -> up.inbox.add(message));
    }
  }

  void retain(Message message) {
    retained.put(message.topic(), message);
    link.filter(up -> up.filters.contains(message.topic())).ifPresent(up -> up.inbox.add(message));
  }

  void breakLink() {
    link.ifPresent(up -> up.breakDown("broken"));
  }

  final class MemoryLink implements Link {
    final List<String> filters = new ArrayList<>();
    final List<Message> published = new ArrayList<>();
    final ArrayDeque<Message> inbox = new ArrayDeque<>();
    private final Message will;
    private State state = new State.Connecting();
    boolean closedOrderly;

    MemoryLink(Message will) {
      this.will = will;
    }

    void answer() {
      if (state instanceof State.Connecting) {
        state = reachable ? new State.Up() : new State.Down("connection refused");
      }
    }

    void breakDown(String reason) {
      if (state instanceof State.Up) {
        toGateway.add(will);
      }
      if (!(state instanceof State.Down)) {
        state = new State.Down(reason);
      }
    }

    @Override
    public State state() {
      return state;
    }

    @Override
    public void subscribe(String filter, int qos) {
      filters.add(filter);
      Message message = retained.get(filter);
      if (message != null) {
        inbox.add(message);
      }
    }

    @Override
    public boolean publish(Message message) {
      if (!(state instanceof State.Up) || toGateway.size() >= inFlight) {
        return false;
      }
      toGateway.add(message);
      published.add(message);
      return true;
    }

    @Override
    public Optional<Message> poll() {
      return Optional.ofNullable(inbox.poll());
    }

    @Override
    public long dropped() {
      return 0;
    }

    @Override
    public void close(boolean orderly) {
      closedOrderly = orderly;
      if (!orderly) {
        breakDown("closed");
      }
      state = new State.Down("closed");
    }
  }
}
