package org.tallyport.driver.pi.kernel;

import com.pi4j.io.exception.IOException;

/** A system call failed. */
final class KernelFault extends IOException {
  static final int EINTR = 4;
  static final int EAGAIN = 11;

  private static final long serialVersionUID = 1;

  private final int errno;

  KernelFault(String what, int errno) {
    super(what + ": " + meaning(errno) + " (errno " + errno + ")");
    this.errno = errno;
  }

  int errno() {
    return errno;
  }

  private static String meaning(int errno) {
    return switch (errno) {
      case 1, 13 -> "not permitted; is the user in the groups gpio and i2c?";
      case 2 -> "there is no such device; is its kernel driver enabled?";
      case 5 -> "the device reports an I/O error";
      case 6, 121 -> "nothing answers at this address; check power and wiring";
      case 16 -> "busy: another program holds it";
      case 19 -> "the device is gone";
      case 22 -> "the kernel refuses the request";
      case 25 -> "not a device of this kind";
      case 110 -> "timed out; the bus may hang";
      default -> "failed";
    };
  }
}
