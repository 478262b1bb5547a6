package org.tallyport.gateway.host;

import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.wire.HostMessages;
import org.tallyport.wire.Link;
import org.tallyport.wire.Links;
import org.tallyport.wire.Message;

/** One terminal's session with its broker; see the package note. Not for several threads. */
public final class HostSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostSession.class);

  private final String hostId;
  private final String terminal;
  private final Links links;
  private final InstantSource wall;
  private final Backoff backoff;

  private @Nullable Link link;
  private boolean online;
  private boolean subscribed;

  /** Somebody stated a later time than ours: the boards go by the latest. */
  private boolean outdated;

  private long birthMilliseconds;
  private long latestStatedMilliseconds = Long.MIN_VALUE;
  private long attemptAtMicroseconds = Long.MIN_VALUE;
  private long connects;
  private long foreignDeaths;

  /**
   * A session that is not connected yet.
   *
   * @param hostId Sparkplug host id, the one that the boards wait for
   * @param terminal Sparkplug group
   * @param links to the terminal's broker
   * @param wall for the time stamps of STATE
   * @param chance for the jitter
   */
  public HostSession(
      String hostId, String terminal, Links links, InstantSource wall, RandomGenerator chance) {
    this.hostId = hostId;
    this.terminal = terminal;
    this.links = links;
    this.wall = wall;
    this.backoff = new Backoff(chance);
  }

  /** Connects, notices a broken link, goes online. */
  public void step(long nowMicroseconds) {
    Link current = link;
    if (current == null) {
      if (nowMicroseconds >= attemptAtMicroseconds) {
        birthMilliseconds = Math.max(wall.millis(), latestStatedMilliseconds + 1);
        link = links.open(clientId(), HostMessages.state(hostId, false, birthMilliseconds));
        connects++;
      }
      return;
    }
    switch (current.state()) {
      case Link.State.Connecting _ -> {}
      case Link.State.Up _ -> {
        if (outdated) {
          end(current, true, nowMicroseconds);
        } else if (!online) {
          goOnline(current);
        }
      }
      case Link.State.Down down -> {
        LOG.warn("terminal {}: broker link down: {}", terminal, down.reason());
        end(current, false, nowMicroseconds);
      }
    }
  }

  private void end(Link current, boolean orderly, long nowMicroseconds) {
    current.close(orderly);
    link = null;
    online = false;
    subscribed = false;
    outdated = false;
    attemptAtMicroseconds = nowMicroseconds + backoff.nextMicroseconds();
  }

  private void goOnline(Link up) {
    if (!subscribed) {
      HostMessages.filters(hostId, terminal).forEach(filter -> up.subscribe(filter, 1));
      subscribed = true;
    }
    online = up.publish(HostMessages.state(hostId, true, birthMilliseconds));
    if (online) {
      backoff.reset();
      LOG.info("terminal {}: online as host {}", terminal, hostId);
    }
  }

  public boolean online() {
    return online;
  }

  /** How often a link was opened. */
  public long connects() {
    return connects;
  }

  /** How often somebody else declared this host dead. */
  public long foreignDeaths() {
    return foreignDeaths;
  }

  /** Messages that were dropped before {@link #poll} could give them. */
  public long dropped() {
    return link == null ? 0 : link.dropped();
  }

  public Optional<Message> poll() {
    return link == null ? Optional.empty() : link.poll();
  }

  /** Hands a command to the link; false when it cannot go now. */
  public boolean publish(Message message) {
    return online && link != null && link.publish(message);
  }

  /**
   * A STATE was seen; an older death is what the broker had retained. A birth under the old time
   * does not win against a death with a later one (a clock that was set back): then a new session
   * with a later time follows.
   */
  public void seen(String statedHost, boolean statedOnline, long statedMilliseconds) {
    if (!statedHost.equals(hostId) || statedOnline || statedMilliseconds < birthMilliseconds) {
      return;
    }
    latestStatedMilliseconds = Math.max(latestStatedMilliseconds, statedMilliseconds);
    if (online && link != null) {
      foreignDeaths++;
      LOG.warn("terminal {}: host {} was declared offline by somebody else", terminal, hostId);
      online = link.publish(HostMessages.state(hostId, true, birthMilliseconds));
      outdated = statedMilliseconds > birthMilliseconds;
    }
  }

  /** Tells the boards that nobody listens any more, and ends the link. */
  @Override
  public void close() {
    if (link != null) {
      if (online) {
        long ends = Math.max(wall.millis(), birthMilliseconds);
        link.publish(HostMessages.state(hostId, false, ends));
      }
      link.close(true);
      link = null;
      online = false;
      subscribed = false;
    }
  }

  private String clientId() {
    return hostId + "-" + terminal;
  }
}
