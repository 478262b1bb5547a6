package org.tallyport.gateway.target;

/** The periods that have a target. */
public enum Period {
  SHIFT,
  DAY,
  MONTH,
  YEAR
}
