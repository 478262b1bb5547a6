package org.tallyport.gateway.console;

import org.tallyport.gateway.recognise.EventId;

/**
 * A place in a list of events that runs from new to old: by time, then journal, block and index,
 * all descending. What comes after it is less than it in that order.
 *
 * @param utcMicroseconds time of the last event given
 * @param id the last event given
 */
public record EventCursor(long utcMicroseconds, EventId id) {}
