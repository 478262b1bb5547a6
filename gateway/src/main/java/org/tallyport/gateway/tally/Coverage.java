package org.tallyport.gateway.tally;

import org.tallyport.gateway.recognise.Figure;

/**
 * How much of a time is known, per figure; two are merged by addition. The rest of the time is
 * unknown.
 *
 * @param boxesMicroseconds time in which no move could have been missed
 * @param tonnesMicroseconds time in which no mass could have been missed
 * @param wagonsMicroseconds time in which no wagon could have been missed
 * @param operatingMicroseconds covered time with signs of work
 * @param idleMicroseconds covered time without
 */
public record Coverage(
    long boxesMicroseconds,
    long tonnesMicroseconds,
    long wagonsMicroseconds,
    long operatingMicroseconds,
    long idleMicroseconds) {
  public static final Coverage NONE = new Coverage(0, 0, 0, 0, 0);

  public Coverage plus(Coverage other) {
    return new Coverage(
        boxesMicroseconds + other.boxesMicroseconds,
        tonnesMicroseconds + other.tonnesMicroseconds,
        wagonsMicroseconds + other.wagonsMicroseconds,
        operatingMicroseconds + other.operatingMicroseconds,
        idleMicroseconds + other.idleMicroseconds);
  }

  /** Covered time of one figure, in microseconds. */
  public long microseconds(Figure figure) {
    return switch (figure) {
      case BOXES -> boxesMicroseconds;
      case TONNES -> tonnesMicroseconds;
      case WAGONS -> wagonsMicroseconds;
    };
  }
}
