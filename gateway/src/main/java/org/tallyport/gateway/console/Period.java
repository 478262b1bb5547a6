package org.tallyport.gateway.console;

/** The periods of a terminal's calendar for which it has a target. */
public enum Period {
  SHIFT,
  DAY,
  MONTH,
  YEAR
}
