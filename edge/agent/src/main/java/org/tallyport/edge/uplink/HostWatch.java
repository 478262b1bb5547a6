package org.tallyport.edge.uplink;

import java.util.Optional;
import org.tallyport.wire.Received;

/**
 * Whether the primary host is there, as its STATE says on one connection; older news are ignored.
 */
final class HostWatch {
  private final Optional<String> hostId;
  private boolean seen;
  private boolean online;
  private long utcMilliseconds;

  HostWatch(Optional<String> hostId) {
    this.hostId = hostId;
  }

  void take(Received.HostState state) {
    boolean ours = hostId.isPresent() && hostId.get().equals(state.hostId());
    if (ours && (!seen || state.utcMilliseconds() >= utcMilliseconds)) {
      seen = true;
      online = state.online();
      utcMilliseconds = state.utcMilliseconds();
    }
  }

  /** Births may be given. */
  boolean there() {
    return hostId.isEmpty() || online;
  }

  /** It has said that it is gone. */
  boolean gone() {
    return hostId.isPresent() && seen && !online;
  }
}
