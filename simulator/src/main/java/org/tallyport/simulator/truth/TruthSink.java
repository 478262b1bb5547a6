package org.tallyport.simulator.truth;

/** Takes what happened, per equipment in time order. */
@FunctionalInterface
public interface TruthSink {
  void happened(TrueEvent event);
}
