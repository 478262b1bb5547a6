package org.tallyport.gateway.ledger;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Deflates blocks where that saves room. */
final class Packing {
  private static final int LEAST_BYTES = 160;

  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

  /** The packed bytes, or the very same array where packing does not pay. */
  byte[] pack(byte[] bytes) {
    if (bytes.length < LEAST_BYTES) {
      return bytes;
    }
    deflater.reset();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length - 1];
    int length = deflater.deflate(packed);
    return deflater.finished() ? Arrays.copyOf(packed, length) : bytes;
  }

  static byte[] unpack(byte[] packed) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] bytes = new byte[Math.max(256, packed.length * 4)];
      int length = 0;
      while (!inflater.finished()) {
        if (length == bytes.length) {
          bytes = Arrays.copyOf(bytes, length * 2);
        }
        int more = inflater.inflate(bytes, length, bytes.length - length);
        if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("packed block ends early");
        }
        length += more;
      }
      return Arrays.copyOf(bytes, length);
    } finally {
      inflater.end();
    }
  }

  void end() {
    deflater.end();
  }
}
