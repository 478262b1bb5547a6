package org.tallyport.driver.pi;

import com.pi4j.context.Context;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CProviderBase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Settings;

/** Pins and a converter that do what a test says, also what only failing hardware does. */
public final class ScriptedHardware implements PinHardware {
  private static final int READY = 0x8000;

  private final ManualClock clock;
  private final Map<Integer, Line> lines = new ConcurrentHashMap<>();
  private final Map<Integer, Boolean> levels = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> counts = new ConcurrentHashMap<>();
  private final AtomicInteger openings = new AtomicInteger();
  private final Object hanging = new Object();
  private boolean hangs;
  private volatile @Nullable String missing;
  private volatile boolean bug;

  public ScriptedHardware(ManualClock clock) {
    this.clock = clock;
  }

  /** Everything fails with this reason, or nothing any more. */
  public void missing(@Nullable String reason) {
    missing = reason;
  }

  /** Who uses it meets a bug, or none any more. */
  public void bug(boolean on) {
    bug = on;
  }

  /** The bus takes a transfer and does not come back, until it is told to. */
  public void hang(boolean on) {
    synchronized (hanging) {
      hangs = on;
      hanging.notifyAll();
    }
  }

  private void hangIfTold() {
    synchronized (hanging) {
      while (hangs) {
        try {
          hanging.wait();
        } catch (InterruptedException closed) {
          throw new IOException(closed);
        }
      }
    }
  }

  /** How often a device was created on the bus. */
  public int openings() {
    return openings.get();
  }

  public void level(int line, boolean high) {
    levels.put(line, high);
  }

  public void counts(int input, int value) {
    counts.put(input, value);
  }

  /** An event as the hardware tells it, true or not. */
  public void edge(int line, long timeMicroseconds, boolean rising, long sequence) {
    listener(line).edge(timeMicroseconds, rising, sequence);
  }

  public void quiet(int line) {
    listener(line).quiet();
  }

  public void fail(int line, String reason) {
    listener(line).failed(reason);
  }

  public boolean listens(int line) {
    return lines.containsKey(line);
  }

  private EdgeListener listener(int line) {
    Line open = lines.get(line);
    if (open == null || open.listener == null) {
      throw new IllegalStateException("line " + line + " is not open");
    }
    return open.listener;
  }

  private void check() {
    String reason = missing;
    if (bug) {
      throw new IllegalStateException("a bug of the test");
    }
    if (reason != null) {
      throw new IOException(reason);
    }
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public Supplier<Inputs> inputs(Settings source) {
    return ScriptedInputs::new;
  }

  @Override
  public Supplier<Buses> buses(Settings source) {
    return ScriptedBuses::new;
  }

  private final class ScriptedInputs extends DigitalInputProviderBase implements Inputs {
    @Override
    public DigitalInputProvider provider() {
      return this;
    }

    @Override
    public long deliveredMicroseconds() {
      return Long.MIN_VALUE;
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      check();
      Line line = new Line(this, config);
      context().registry().add(line);
      return line;
    }
  }

  private final class Line extends StampedInput {
    private @Nullable EdgeListener listener;

    Line(DigitalInputProvider provider, DigitalInputConfig config) {
      super(provider, config);
    }

    @Override
    public void listen(EdgeListener listener) {
      this.listener = listener;
      lines.put(bcm(), this);
    }

    @Override
    public DigitalState state() {
      return DigitalState.getState(levels.getOrDefault(bcm(), false));
    }

    @Override
    public DigitalInput shutdownInternal(Context context) {
      lines.remove(bcm(), this);
      return super.shutdownInternal(context);
    }
  }

  private final class ScriptedBuses extends I2CProviderBase implements Buses {
    @Override
    public I2CProvider provider() {
      return this;
    }

    @Override
    public Pace pace(BoardClock unused) {
      return clock.pace();
    }

    @Override
    public I2C create(I2CConfig config) {
      openings.incrementAndGet();
      Chip chip = new Chip(this, config);
      context().registry().add(chip);
      return chip;
    }
  }

  private final class Chip extends TransferI2C {
    private int configuration;

    Chip(I2CProvider provider, I2CConfig config) {
      super(provider, config);
    }

    @Override
    protected byte[] transfer(byte[] written, int readLength) {
      check();
      hangIfTold();
      if (written.length == 3) {
        configuration = ((written[1] & 0xff) << 8) | (written[2] & 0xff) | READY;
      }
      int input = (configuration >> 12 & 7) - 4;
      int register = written[0] == 1 ? configuration : counts.getOrDefault(input, 0);
      return readLength == 0 ? new byte[0] : new byte[] {(byte) (register >> 8), (byte) register};
    }
  }
}
