package org.tallyport.driver.i2c;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import java.util.List;
import org.tallyport.driver.pi.Keeper;
import org.tallyport.driver.pi.KeptHardware;
import org.tallyport.driver.pi.Pace;
import org.tallyport.driver.pi.PinHardware;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.SampleSink;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.SensorState;

/** One chip, sampled in rounds by a thread of its own. */
final class Ads1115Sensor implements Sensor {
  private static final int FAILURES_TO_REOPEN = 3;
  private static final long SILENCE_MICROSECONDS = 2_000_000;
  private static final int SILENT_ROUNDS = 5;

  private final Ads1115Driver.Sampling sampling;
  private final PinHardware.Buses buses;
  private final BoardClock clock;
  private final long silenceMicroseconds;
  private final KeptHardware kept;

  /** Board time of the last round that is in the queue, good or bad. */
  private volatile long completedMicroseconds;

  private Ads1115Sensor(
      Ads1115Driver.Sampling sampling, PinHardware.Buses buses, BoardClock clock) {
    this.sampling = sampling;
    this.buses = buses;
    this.clock = clock;
    silenceMicroseconds =
        Math.max(SILENCE_MICROSECONDS, SILENT_ROUNDS * sampling.periodMicroseconds());
    completedMicroseconds = clock.monotonicMicroseconds();
    int channels = sampling.inputs().size();
    kept = new KeptHardware(sampling.name(), buses.provider(), channels, clock, this::session);
  }

  static Sensor open(Ads1115Driver.Sampling sampling, PinHardware.Buses buses, BoardClock clock) {
    Ads1115Sensor sensor = new Ads1115Sensor(sampling, buses, clock);
    sensor.kept.keeper().start();
    return sensor;
  }

  @Override
  public void poll(SampleSink sink) {
    buses.polled();
    long now = clock.monotonicMicroseconds();
    Keeper keeper = kept.keeper();
    boolean news = keeper.reads() || watermarkMicroseconds() == Long.MIN_VALUE;
    if (news && now - completedMicroseconds > silenceMicroseconds) {
      keeper.failing("no answer for " + silenceMicroseconds / 1_000 + " ms; the bus may hang");
    }
    kept.queue()
        .drain(sink, keeper.reads() ? completedMicroseconds : now - sampling.periodMicroseconds());
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
    I2C device =
        buses
            .provider()
            .create(
                I2C.newConfigBuilder(kept.context())
                    .id("ads1115")
                    .bus(sampling.bus())
                    .device(sampling.address())
                    .build());
    try (Pace pace = buses.pace(clock)) {
      double samplesPerSecond = sampling.hertz() * sampling.inputs().size();
      sample(keeper, new Ads1115(device, pace, clock, samplesPerSecond), pace);
    } finally {
      device.close();
    }
  }

  private void sample(Keeper keeper, Ads1115 chip, Pace pace) throws InterruptedException {
    long period = sampling.periodMicroseconds();
    int failures = 0;
    for (long due = clock.monotonicMicroseconds(); ; due += period) {
      due = Math.max(due, clock.monotonicMicroseconds());
      pace.await(due);
      try {
        round(chip);
        failures = 0;
        keeper.reading();
      } catch (Pi4JException failed) {
        if (++failures == FAILURES_TO_REOPEN) {
          throw failed;
        }
        keeper.failing(String.valueOf(failed.getMessage()));
      }
    }
  }

  private void round(Ads1115 chip) throws InterruptedException {
    List<Ads1115Driver.Input> inputs = sampling.inputs();
    for (int channel = 0; channel < inputs.size(); channel++) {
      Ads1115Driver.Input input = inputs.get(channel);
      int counts = chip.convert(input.input());
      long time = clock.monotonicMicroseconds();
      if (input.loop().broken(counts)) {
        kept.queue().bad(channel, time);
      } else {
        kept.queue().standing(channel, time, input.loop().value(counts));
      }
    }
    completedMicroseconds = clock.monotonicMicroseconds();
  }
}
