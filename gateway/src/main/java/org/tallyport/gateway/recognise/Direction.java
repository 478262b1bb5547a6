package org.tallyport.gateway.recognise;

/** Which way a vehicle went: inwards is first over wheel sensor A. */
public enum Direction {
  IN,
  OUT
}
