package org.tallyport.gateway.console;

import java.util.List;
import java.util.Optional;
import org.tallyport.gateway.recognise.Event;

/**
 * Some events, from new to old.
 *
 * @param events at most as many as were asked for
 * @param next where the next page begins; empty when there is none
 */
public record EventPage<E extends Event>(List<E> events, Optional<EventCursor> next) {
  public EventPage {
    events = List.copyOf(events);
  }
}
