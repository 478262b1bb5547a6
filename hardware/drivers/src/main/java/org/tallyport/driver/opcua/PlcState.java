package org.tallyport.driver.opcua;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.equipment.SensorState;

/** What a PLC's driver says of itself; logs when that changes. Written by the driver's thread. */
final class PlcState {
  private static final Logger LOG = LoggerFactory.getLogger(PlcState.class);
  private static final int BUGS_BETWEEN_TRACES = 100;

  private final String name;
  private volatile SensorState now;
  private int bugs;

  PlcState(String endpoint) {
    name = "PLC " + endpoint;
    now = new SensorState.Failing(name + ": not connected yet");
  }

  /** Any thread. */
  SensorState now() {
    return now;
  }

  /** It reads, but for what its state says. */
  void reads(SensorState reading) {
    if (!reading.equals(now)) {
      LOG.info("{}: {}", name, reading);
      now = reading;
    }
  }

  /** It does not; the reason names the PLC. */
  void fault(String reason) {
    if (!(now instanceof SensorState.Failing failing && failing.reason().equals(reason))) {
      LOG.warn("{}", reason);
    }
    now = new SensorState.Failing(reason);
  }

  /** A bug is why it does not. */
  void bug(Throwable bug) {
    if (bugs++ % BUGS_BETWEEN_TRACES == 0) {
      LOG.error("{}: a bug ended the connection, number {}", name, bugs, bug);
    }
    fault(name + ": a bug ended the connection: " + bug);
  }
}
