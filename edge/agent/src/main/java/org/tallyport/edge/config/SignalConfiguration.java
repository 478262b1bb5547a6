package org.tallyport.edge.config;

import org.tallyport.equipment.Signal;

/**
 * One signal.
 *
 * @param signal what it is
 * @param condition how its samples become readings
 */
public record SignalConfiguration(Signal signal, Condition condition) {}
