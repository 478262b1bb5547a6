package org.tallyport.gateway.recognise;

import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/** Enum constants and flags in saved state: a constant is written as its name. */
final class Codes {
  private Codes() {}

  static void write(ByteWriter out, Enum<?> value) {
    out.text(value.name());
  }

  static <E extends Enum<E>> E read(ByteReader in, Class<E> type) throws MalformedBlock {
    String name = in.text();
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException e) {
      throw in.malformed("has " + type.getSimpleName() + " \"" + name + "\"");
    }
  }

  static void write(ByteWriter out, boolean value) {
    out.octet(value ? 1 : 0);
  }

  static boolean read(ByteReader in) throws MalformedBlock {
    return in.unsigned(1) == 1;
  }
}
