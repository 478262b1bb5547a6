package org.tallyport.gateway.live;

import org.tallyport.equipment.Signal;
import org.tallyport.wire.LiveValue;

/**
 * The newest value of a signal.
 *
 * @param signal what it measures
 * @param value its value, quality and time of acquisition
 * @param received when the gateway received it
 */
public record LiveReading(Signal signal, LiveValue value, Receipt received) {}
