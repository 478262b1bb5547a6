package org.tallyport.driver.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.tallyport.driver.pi.Keeper;
import org.tallyport.driver.pi.KeptHardware;
import org.tallyport.driver.pi.PinHardware;
import org.tallyport.driver.pi.StampedInput;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;

/** The lines of one source. */
final class GpioSensor implements Sensor {
  private final PinHardware.Inputs inputs;
  private final List<Line> lines;
  private final BoardClock clock;
  private final long latencyMicroseconds;
  private final KeptHardware kept;

  private GpioSensor(
      String name,
      PinHardware.Inputs inputs,
      List<Line> lines,
      BoardClock clock,
      long latencyMicroseconds) {
    this.inputs = inputs;
    this.lines = lines;
    this.clock = clock;
    this.latencyMicroseconds = latencyMicroseconds;
    kept = new KeptHardware(name, inputs.provider(), lines.size(), clock, this::session);
  }

  static Sensor open(
      String name,
      PinHardware.Inputs inputs,
      List<Line> lines,
      BoardClock clock,
      long latencyMicroseconds) {
    GpioSensor sensor = new GpioSensor(name, inputs, lines, clock, latencyMicroseconds);
    sensor.kept.keeper().start();
    return sensor;
  }

  @Override
  public void poll(SampleSink sink) {
    long delivered = inputs.deliveredMicroseconds();
    kept.queue()
        .drain(
            sink,
            delivered == Long.MIN_VALUE
                ? clock.monotonicMicroseconds() - latencyMicroseconds
                : delivered);
  }

  @Override
  public long watermarkMicroseconds() {
    return kept.queue().watermarkMicroseconds();
  }

  @Override
  public SensorState state() {
    return kept.keeper().state();
  }

  @Override
  public void close() {
    kept.close();
  }

  private void session(Keeper keeper) throws InterruptedException {
    List<StampedInput> opened = new ArrayList<>();
    CompletableFuture<String> failure = new CompletableFuture<>();
    try {
      for (int channel = 0; channel < lines.size(); channel++) {
        opened.add(open(channel, failure));
      }
      keeper.reading();
      throw new IOException(failure.get());
    } catch (ExecutionException impossible) {
      throw new AssertionError(impossible);
    } finally {
      opened.forEach(StampedInput::close);
    }
  }

  private StampedInput open(int channel, CompletableFuture<String> failure) {
    Line line = lines.get(channel);
    DigitalInput input = inputs.provider().create(line.config(kept.context()));
    if (!(input instanceof StampedInput stamped)) {
      input.close();
      throw new IOException("line " + line.line() + ": this hardware gives no time stamps");
    }
    try {
      new LineFollower(channel, stamped, kept.queue(), clock, failure::complete).begin();
      return stamped;
    } catch (RuntimeException failed) {
      stamped.close();
      throw failed;
    }
  }
}
