package org.tallyport.edge.config;

import java.util.List;
import org.tallyport.equipment.SensorDriver;

/**
 * One source of samples.
 *
 * @param name its name in the configuration
 * @param plan ready to be opened
 * @param signals per channel the index of its signal
 */
public record SourceConfiguration(String name, SensorDriver.Plan plan, List<Integer> signals) {
  public SourceConfiguration {
    signals = List.copyOf(signals);
  }
}
