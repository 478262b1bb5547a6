package org.tallyport.driver.pi.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import org.tallyport.driver.pi.TransferI2C;

/** One device on {@code /dev/i2c-N}. */
final class KernelI2C extends TransferI2C {
  private final int descriptor;
  private final String what;

  KernelI2C(I2CProvider provider, I2CConfig config, int descriptor) {
    super(provider, config);
    this.descriptor = descriptor;
    what = String.format(Locale.ROOT, "I2C bus %d, address 0x%02x", config.bus(), config.device());
  }

  @Override
  protected synchronized byte[] transfer(byte[] written, int readLength) {
    if (!isOpen()) {
      throw new com.pi4j.io.exception.IOException(what + ": closed");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment read =
          readLength == 0 ? MemorySegment.NULL : arena.allocate(JAVA_BYTE, readLength);
      MemorySegment out = I2cAbi.bytes(arena, written);
      Kernel.ioctl(descriptor, I2cAbi.RDWR, I2cAbi.transfer(arena, device(), out, read), what);
      return read.toArray(JAVA_BYTE);
    }
  }

  @Override
  protected synchronized void release() {
    Kernel.close(descriptor);
  }
}
