package org.tallyport.wire;

import java.util.regex.Pattern;

/**
 * The name of one journal file: a new file, a salvaged one and the new side of a fork each have
 * their own.
 *
 * @param value 8 to 36 lower-case hexadecimal digits and hyphens
 */
public record JournalId(String value) implements Comparable<JournalId> {
  private static final Pattern FORM = Pattern.compile("[0-9a-f][0-9a-f-]{7,35}");

  public JournalId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "journal id \"" + value + "\": wanted 8 to 36 hexadecimal digits and hyphens");
    }
  }

  @Override
  public int compareTo(JournalId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
