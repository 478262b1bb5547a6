package org.tallyport.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/**
 * Unpacks bodies of Sparkplug's compressed envelope up to a limit; tells GZIP by its first byte.
 */
final class Unpacker {
  private static final int GZIP = 0x1F;

  private final Inflater inflater = new Inflater();
  private final int mostBytes;
  private byte[] buffer = new byte[16_384];

  Unpacker(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  byte[] unpack(byte[] bytes, int from, int to) throws MalformedMessage {
    try {
      return from < to && bytes[from] == GZIP ? gunzip(bytes, from, to) : inflate(bytes, from, to);
    } catch (DataFormatException | IOException e) {
      throw new MalformedMessage("compressed body: " + e.getMessage());
    }
  }

  private byte[] inflate(byte[] bytes, int from, int to)
      throws DataFormatException, MalformedMessage {
    inflater.reset();
    inflater.setInput(bytes, from, to - from);
    int length = 0;
    while (!inflater.finished()) {
      if (length == buffer.length) {
        grow();
      }
      int more = inflater.inflate(buffer, length, buffer.length - length);
      length += more;
      if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
        throw new MalformedMessage("compressed body ends early");
      }
    }
    return Arrays.copyOf(buffer, length);
  }

  private byte[] gunzip(byte[] bytes, int from, int to) throws IOException, MalformedMessage {
    try (InputStream in =
        new GZIPInputStream(new ByteArrayInputStream(bytes, from, to - from), 4_096)) {
      byte[] whole = in.readNBytes(mostBytes);
      if (in.read() >= 0) {
        throw tooLong();
      }
      return whole;
    }
  }

  private void grow() throws MalformedMessage {
    if (buffer.length >= mostBytes) {
      throw tooLong();
    }
    buffer = Arrays.copyOf(buffer, (int) Math.min(mostBytes, buffer.length * 2L));
  }

  private MalformedMessage tooLong() {
    return new MalformedMessage("compressed body unpacks to more than " + mostBytes + " bytes");
  }
}
