package org.tallyport.gateway.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.tallyport.wire.Link;
import org.tallyport.wire.Links;
import org.tallyport.wire.Message;

/** Links without a broker: the test gives what arrives and takes what was published. */
public final class MemoryLinks implements Links {
  /** One attempt: what was said in which order. */
  public static final class Attempt implements Link {
    public final String clientId;
    public final Message will;
    public final List<String> said = new ArrayList<>();
    private final Deque<Message> arrived = new ArrayDeque<>();
    private final Deque<Message> published = new ArrayDeque<>();
    private State state = new State.Connecting();
    private boolean full;

    private Attempt(String clientId, Message will) {
      this.clientId = clientId;
      this.will = will;
    }

    public void up() {
      state = new State.Up();
    }

    public void down() {
      state = new State.Down("test");
    }

    /** From now on the in-flight limit is reached, or not. */
    public void full(boolean is) {
      full = is;
    }

    public void arrive(Message message) {
      arrived.add(message);
    }

    /** Messages that nobody has polled yet. */
    public int waiting() {
      return arrived.size();
    }

    /** Takes all that was published since the last call. */
    public List<Message> published() {
      List<Message> taken = List.copyOf(published);
      published.clear();
      return taken;
    }

    @Override
    public State state() {
      return state;
    }

    @Override
    public void subscribe(String filter, int qos) {
      said.add("subscribe " + filter + " " + qos);
    }

    @Override
    public boolean publish(Message message) {
      if (full || !(state instanceof State.Up)) {
        return false;
      }
      said.add("publish " + message.topic());
      published.add(message);
      return true;
    }

    @Override
    public Optional<Message> poll() {
      return Optional.ofNullable(arrived.poll());
    }

    @Override
    public long dropped() {
      return 0;
    }

    @Override
    public void close(boolean orderly) {
      said.add(orderly ? "close" : "abandon");
      state = new State.Down("closed");
    }
  }

  private final List<Attempt> attempts = new ArrayList<>();
  private final boolean upAtOnce;

  /** Links that come up at once, or when the test says so. */
  public MemoryLinks(boolean upAtOnce) {
    this.upAtOnce = upAtOnce;
  }

  @Override
  public Attempt open(String clientId, Message will) {
    Attempt attempt = new Attempt(clientId, will);
    attempts.add(attempt);
    if (upAtOnce) {
      attempt.up();
    }
    return attempt;
  }

  public int attempts() {
    return attempts.size();
  }

  /** The newest attempt. */
  public Attempt last() {
    return attempts.getLast();
  }
}
