package org.tallyport.driver.opcua;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.ClockQuality;

/**
 * Reads the PLC's clock against the board's: the source timestamp of the heartbeat, or else the
 * server's current time (i=2258), one read at a time so that publishing goes on between.
 */
final class PlcTime {
  private static final long REPEAT_NANOS = 60_000_000_000L;
  private static final long SUSPICION_NANOS = 1_000_000_000L;
  private static final long LONGEST_NANOS = 5_000_000_000L;
  private static final long BREATH_NANOS = 500_000L;
  private static final int TICKS = 4;
  private static final int PAIRS = 200;

  private final PlcSettings settings;
  private final BoardClock clock;
  private final LongSupplier realNanos;
  private Optional<SkewMeasurement> running = Optional.empty();
  private long startedAt;

  PlcTime(PlcSettings settings, BoardClock clock, LongSupplier realNanos) {
    this.settings = settings;
    this.clock = clock;
    this.realNanos = realNanos;
  }

  /** Measures until it has a skew, or says that the clock stands still. */
  Skew measure(OpcUaClient client) throws PlcFault, InterruptedException {
    startedAt = realNanos.getAsLong();
    running = Optional.empty();
    if (!settings.measureSkew()) {
      return boardUtc();
    }
    SkewMeasurement measurement = new SkewMeasurement(settings.heartbeat().isPresent() ? 1 : TICKS);
    while (!measurement.done()) {
      read(client, measurement);
      LockSupport.parkNanos(BREATH_NANOS);
      if (realNanos.getAsLong() - startedAt > LONGEST_NANOS) {
        break;
      }
    }
    return measurement.skew(trusted()).orElseThrow(this::still);
  }

  /** Goes on measuring while due: at most one read. Gives the new skew when it is found. */
  Optional<Skew> remeasure(OpcUaClient client, boolean suspicious)
      throws PlcFault, InterruptedException {
    long age = realNanos.getAsLong() - startedAt;
    if (!settings.measureSkew()) {
      return Optional.empty();
    }
    if (running.isEmpty()) {
      if (age > REPEAT_NANOS || (suspicious && age > SUSPICION_NANOS)) {
        startedAt = realNanos.getAsLong();
        running = Optional.of(new SkewMeasurement(TICKS));
      }
      return Optional.empty();
    }
    SkewMeasurement measurement = running.get();
    read(client, measurement);
    if (!measurement.done() && age < LONGEST_NANOS) {
      return Optional.empty();
    }
    running = Optional.empty();
    return measurement.skew(trusted());
  }

  /** Whether reads are wanted without a pause. */
  boolean busy() {
    return running.isPresent();
  }

  private void read(OpcUaClient client, SkewMeasurement measurement)
      throws PlcFault, InterruptedException {
    NodeId node = settings.heartbeat().orElse(NodeIds.Server_ServerStatus_CurrentTime);
    long request = clock.monotonicMicroseconds();
    DataValue value =
        PlcClient.get(
                "PLC " + settings.endpoint() + ", clock",
                client.readValuesAsync(0, TimestampsToReturn.Both, List.of(node)))
            .getFirst();
    long answer = clock.monotonicMicroseconds();
    OptionalLong time =
        settings.heartbeat().isPresent()
            ? OpcUaValue.sourceTime(value)
            : OpcUaValue.microseconds(value.value().value() instanceof DateTime now ? now : null);
    measurement.read(request, answer, time.orElseThrow(this::still));
  }

  private PlcFault still() {
    return new PlcFault(
        "PLC "
            + settings.endpoint()
            + ": the clock of "
            + settings.heartbeat().map(NodeId::toParseableString).orElse("the server (i=2258)")
            + " stands still");
  }

  private OptionalLong trusted() {
    return clock.quality() == ClockQuality.SYNCHRONISED
        ? OptionalLong.of(boardUtc().offsetMicroseconds())
        : OptionalLong.empty();
  }

  /** The offset of the board's own UTC, as exactly as its two clocks can be read together. */
  private Skew boardUtc() {
    long offset = 0;
    long narrowest = Long.MAX_VALUE;
    for (int i = 0; i < PAIRS && narrowest > 0; i++) {
      long before = clock.monotonicMicroseconds();
      long utc = clock.utcMicroseconds();
      long width = clock.monotonicMicroseconds() - before;
      if (width < narrowest) {
        narrowest = width;
        offset = before - utc;
      }
    }
    return new Skew(offset, narrowest + 1);
  }
}
