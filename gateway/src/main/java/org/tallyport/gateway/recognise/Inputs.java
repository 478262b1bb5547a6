package org.tallyport.gateway.recognise;

import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/** The last value of every input of a recogniser, and whether it is known. */
final class Inputs {
  private final long[] values;
  private int defined;
  private int known;
  private int doubtful;

  Inputs(int count) {
    values = new long[count];
  }

  void define(int inputs) {
    defined = inputs;
    known &= inputs;
  }

  void set(int input, long value, boolean uncertain) {
    values[input] = value;
    known |= 1 << input;
    doubtful = uncertain ? doubtful | 1 << input : doubtful & ~(1 << input);
  }

  void lose(int input) {
    known &= ~(1 << input);
    values[input] = 0;
  }

  long value(int input) {
    return values[input];
  }

  boolean defined(int input) {
    return (defined & 1 << input) != 0;
  }

  boolean known(int input) {
    return (known & 1 << input) != 0;
  }

  boolean doubtful(int input) {
    return (doubtful & 1 << input) != 0;
  }

  /** Whether a contact is known to be closed. */
  boolean closed(int input) {
    return known(input) && values[input] != 0;
  }

  /** Whether a contact is known to be open. */
  boolean open(int input) {
    return known(input) && values[input] == 0;
  }

  void save(ByteWriter out) {
    out.unsigned(defined).unsigned(known).unsigned(doubtful);
    for (long value : values) {
      out.signed(value);
    }
  }

  void restore(ByteReader in) throws MalformedBlock {
    defined = (int) in.unsigned(Integer.MAX_VALUE);
    known = (int) in.unsigned(Integer.MAX_VALUE);
    doubtful = (int) in.unsigned(Integer.MAX_VALUE);
    for (int i = 0; i < values.length; i++) {
      values[i] = in.signed();
    }
  }
}
