package org.tallyport.equipment;

/** How the steps of a signal are to be read. */
public enum ValueType {
  /** 0 or 1. */
  BOOLEAN,
  /** A whole number, such as a counter; exact up to 2^53. */
  INTEGER,
  /** A decimal number: steps of 10^-decimals of the unit, at most ±2^23 steps. */
  DECIMAL
}
