package org.tallyport.wire;

/** The properties of one metric that we know; the first 32 are looked at. */
final class PropertyReader {
  private static final int MOST = 32;

  private final String[] keys = new String[MOST];
  private final int[] places = new int[MOST * 2];
  private final ProtobufReader value = new ProtobufReader();

  private int quality;
  private int decimals;
  private String unit = "";
  private String role = "";

  void clear() {
    quality = -1;
    decimals = -1;
    unit = "";
    role = "";
  }

  /** Sparkplug's quality code, −1 where there is none. */
  int quality() {
    return quality;
  }

  /** Decimals of a signal of ours, −1 where there are none. */
  int decimals() {
    return decimals;
  }

  String unit() {
    return unit;
  }

  String role() {
    return role;
  }

  /** Reads the property set in the next {@code length} bytes: the n-th key has the n-th value. */
  void read(ProtobufReader in, int length) throws MalformedMessage {
    int end = in.at() + length;
    int keyCount = 0;
    int valueCount = 0;
    while (in.at() < end) {
      int tag = in.tag();
      if (tag == 0x0A && keyCount < MOST) {
        keys[keyCount++] = in.text();
      } else if (tag == 0x12 && valueCount < MOST) {
        int size = in.length();
        places[2 * valueCount] = in.at();
        places[2 * valueCount + 1] = in.pass(size);
        valueCount++;
      } else {
        in.skip(tag);
      }
    }
    if (in.at() != end) {
      throw in.malformed("has properties that end within a field");
    }
    for (int i = 0; i < Math.min(keyCount, valueCount); i++) {
      value.over(in.bytes(), places[2 * i], places[2 * i + 1]);
      property(keys[i]);
    }
  }

  private void property(String key) throws MalformedMessage {
    switch (key) {
      case Names.QUALITY -> quality = number(quality);
      case Names.DECIMALS -> decimals = number(decimals);
      case Names.UNIT -> unit = text();
      case Names.ROLE -> role = text();
      default -> {
        // another host's property
      }
    }
  }

  private int number(int otherwise) throws MalformedMessage {
    int number = otherwise;
    while (!value.atEnd()) {
      int tag = value.tag();
      if (tag == 3 << 3 || tag == 4 << 3) {
        number = Math.clamp(value.varint(), 0, Integer.MAX_VALUE);
      } else {
        value.skip(tag);
      }
    }
    return number;
  }

  private String text() throws MalformedMessage {
    String text = "";
    while (!value.atEnd()) {
      int tag = value.tag();
      if (tag == (8 << 3 | ProtobufReader.DELIMITED)) {
        text = value.text();
      } else {
        value.skip(tag);
      }
    }
    return text;
  }
}
