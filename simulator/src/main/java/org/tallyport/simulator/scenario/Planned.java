package org.tallyport.simulator.scenario;

import java.util.Iterator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tallyport.simulator.model.Chance;

/**
 * One line of a work list: what comes, and when.
 *
 * @param work what comes each time
 */
record Planned<W>(When when, W work) {
  /** Makes what comes at a time. */
  @FunctionalInterface
  interface Maker<W, T> {
    T make(W work, long timeMicroseconds, Chance chance);
  }

  /** All of a list in order of time. */
  static <W, T> Iterator<T> all(List<Planned<W>> list, Site site, Chance seed, Maker<W, T> maker) {
    Timetable<T> timetable = new Timetable<>();
    for (int i = 0; i < list.size(); i++) {
      Planned<W> one = list.get(i);
      Chance own = seed.part("line " + i);
      timetable.add(one.when().times(site, own), time -> maker.make(one.work(), time, own));
    }
    return timetable;
  }

  /** A mean day's sum over a list. */
  static <W> double daily(
      List<Planned<W>> list, double lengthMicroseconds, ToDoubleFunction<W> amount) {
    double days = lengthMicroseconds / 86_400e6;
    double sum = 0;
    for (Planned<W> one : list) {
      sum += one.when().arrivals().expected(lengthMicroseconds) * amount.applyAsDouble(one.work());
    }
    return sum / days;
  }
}
