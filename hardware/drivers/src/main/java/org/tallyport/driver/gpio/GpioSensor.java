package org.tallyport.driver.gpio;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.tallyport.driver.pi.Keeper;
import org.tallyport.driver.pi.PiBoard;
import org.tallyport.driver.pi.PinHardware;
import org.tallyport.driver.pi.SampleQueue;
import org.tallyport.driver.pi.StampedInput;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;

/** The lines of one source. */
final class GpioSensor implements Sensor {
  private static final int QUEUE = 4_096;
  private static final Duration LEAST_PAUSE = Duration.ofMillis(200);
  private static final Duration MOST_PAUSE = Duration.ofSeconds(5);

  private final PinHardware.Inputs inputs;
  private final List<Line> lines;
  private final BoardClock clock;
  private final long latencyMicroseconds;
  private final SampleQueue queue;
  private final PiBoard board;
  private final Keeper keeper;

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
    queue = new SampleQueue(lines.size(), QUEUE);
    board = new PiBoard(inputs.provider());
    keeper = new Keeper(name, this::session, this::unknown, LEAST_PAUSE, MOST_PAUSE);
  }

  static Sensor open(
      String name,
      PinHardware.Inputs inputs,
      List<Line> lines,
      BoardClock clock,
      long latencyMicroseconds) {
    GpioSensor sensor = new GpioSensor(name, inputs, lines, clock, latencyMicroseconds);
    sensor.keeper.start();
    return sensor;
  }

  @Override
  public void poll(SampleSink sink) {
    long delivered = inputs.deliveredMicroseconds();
    queue.drain(
        sink,
        delivered == Long.MIN_VALUE
            ? clock.monotonicMicroseconds() - latencyMicroseconds
            : delivered);
  }

  @Override
  public long watermarkMicroseconds() {
    return queue.watermarkMicroseconds();
  }

  @Override
  public SensorState state() {
    return keeper.state();
  }

  @Override
  public void close() {
    keeper.close();
    board.close();
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
    DigitalInput input = inputs.provider().create(line.config(board.context()));
    if (!(input instanceof StampedInput stamped)) {
      input.close();
      throw new IOException("line " + line.line() + ": this hardware gives no time stamps");
    }
    try {
      new LineFollower(channel, stamped, queue, clock, failure::complete).begin();
      return stamped;
    } catch (RuntimeException failed) {
      stamped.close();
      throw failed;
    }
  }

  private void unknown() {
    long now = clock.monotonicMicroseconds();
    for (int channel = 0; channel < lines.size(); channel++) {
      queue.bad(channel, now);
    }
  }
}
