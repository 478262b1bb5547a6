package org.tallyport.edge.sample;

import org.tallyport.equipment.Sensor;

/**
 * An opened sensor and its name in the configuration.
 *
 * @param name such as {@code plc1}
 * @param sensor owned by the sample loop
 */
public record Source(String name, Sensor sensor) {}
