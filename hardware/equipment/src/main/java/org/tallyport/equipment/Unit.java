package org.tallyport.equipment;

/** The units that signals are measured in; {@link #symbol()} is Sparkplug's {@code engUnit}. */
public enum Unit {
  NONE(""),
  TONNES("t"),
  KILOGRAMS("kg"),
  METRES("m"),
  DEGREES("deg"),
  METRES_PER_SECOND("m/s"),
  CUBIC_METRES("m3"),
  COUNT("1");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  /** The unit of this symbol; refuses an unknown one. */
  public static Unit ofSymbol(String symbol) {
    for (Unit unit : values()) {
      if (unit.symbol.equals(symbol)) {
        return unit;
      }
    }
    throw new IllegalArgumentException("unknown unit \"" + symbol + "\"");
  }
}
