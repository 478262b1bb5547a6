package org.tallyport.equipment;

import java.util.regex.Pattern;

/**
 * The name of one piece of equipment, unique within its terminal; it is the Sparkplug device id.
 *
 * @param value 1 to 64 letters, digits, {@code . _ -}, beginning with a letter or digit
 */
public record EquipmentId(String value) implements Comparable<EquipmentId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  public EquipmentId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "equipment id \"" + value + "\": wanted 1 to 64 letters, digits, '.', '_' or '-'");
    }
  }

  @Override
  public int compareTo(EquipmentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
