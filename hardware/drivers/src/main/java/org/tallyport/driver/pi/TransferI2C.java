package org.tallyport.driver.pi;

import com.pi4j.context.Context;
import com.pi4j.io.IOBase;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.io.i2c.I2CRegister;
import com.pi4j.io.i2c.impl.DefaultI2CRegister;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * An I2C device of which everything is one kind of transfer: write some bytes, then, after a
 * repeated start, read some. All methods throw Pi4J's I/O exception when the device does not
 * answer.
 */
public abstract class TransferI2C extends IOBase<I2C, I2CConfig, I2CProvider> implements I2C {
  private static final byte[] NOTHING = {};
  private volatile boolean open = true;

  protected TransferI2C(I2CProvider provider, I2CConfig config) {
    super(provider, config);
  }

  /**
   * One transfer.
   *
   * @param written bytes to write, none for a pure read
   * @param readLength how many bytes to read, 0 for a pure write
   * @return the bytes read
   */
  protected abstract byte[] transfer(byte[] written, int readLength);

  /** Gives back what the device holds; called once. */
  protected void release() {}

  @Override
  public final boolean isOpen() {
    return open;
  }

  @Override
  public I2C shutdownInternal(Context context) {
    super.shutdownInternal(context);
    if (open) {
      open = false;
      release();
    }
    return this;
  }

  @Override
  public final int read() {
    return transfer(NOTHING, 1)[0] & 0xff;
  }

  @Override
  public final int read(byte[] buffer, int offset, int length) {
    return copy(transfer(NOTHING, length), buffer, offset);
  }

  @Override
  public final int write(byte value) {
    transfer(new byte[] {value}, 0);
    return 1;
  }

  @Override
  public final int write(byte[] data, int offset, int length) {
    transfer(Arrays.copyOfRange(data, offset, offset + length), 0);
    return length;
  }

  @Override
  public final int readRegister(int register) {
    return transfer(new byte[] {(byte) register}, 1)[0] & 0xff;
  }

  @Override
  public final int readRegister(int register, byte[] buffer, int offset, int length) {
    return copy(transfer(new byte[] {(byte) register}, length), buffer, offset);
  }

  @Override
  public final int readRegister(byte[] register, byte[] buffer, int offset, int length) {
    return copy(transfer(register.clone(), length), buffer, offset);
  }

  @Override
  public final int writeRegister(int register, byte value) {
    transfer(new byte[] {(byte) register, value}, 0);
    return 1;
  }

  @Override
  public final int writeRegister(int register, byte[] data, int offset, int length) {
    return writeRegister(new byte[] {(byte) register}, data, offset, length);
  }

  @Override
  public final int writeRegister(byte[] register, byte[] data, int offset, int length) {
    byte[] written = Arrays.copyOf(register, register.length + length);
    System.arraycopy(data, offset, written, register.length, length);
    transfer(written, 0);
    return length;
  }

  @Override
  public final I2CRegister getRegister(int address) {
    return new DefaultI2CRegister(this, address);
  }

  /** Runs an action; the kernel keeps transfers of several users apart, not whole actions. */
  @Override
  public final <T> T execute(Callable<T> action) {
    try {
      return action.call();
    } catch (RuntimeException bug) {
      throw bug;
    } catch (Exception failed) {
      throw new com.pi4j.io.exception.IOException(failed);
    }
  }

  private static int copy(byte[] from, byte[] to, int offset) {
    System.arraycopy(from, 0, to, offset, from.length);
    return from.length;
  }
}
