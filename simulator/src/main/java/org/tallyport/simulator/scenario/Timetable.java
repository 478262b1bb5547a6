package org.tallyport.simulator.scenario;

import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.LongFunction;

/**
 * What comes from several kinds of arrivals, in order of time; what comes at the same time, in the
 * order in which it was added. Made as it is asked for, so that it need not end.
 */
final class Timetable<T> implements Iterator<T> {
  private record Due<T>(long time, int order, Iterator<Long> times, LongFunction<T> make) {}

  private final PriorityQueue<Due<T>> due =
      new PriorityQueue<>(Comparator.<Due<T>>comparingLong(Due::time).thenComparingInt(Due::order));
  private int kinds;

  /**
   * Adds a kind.
   *
   * @param times ascending
   * @param make makes what comes at a time
   */
  void add(Iterator<Long> times, LongFunction<T> make) {
    put(kinds++, times, make);
  }

  private void put(int order, Iterator<Long> times, LongFunction<T> make) {
    if (times.hasNext()) {
      due.add(new Due<>(times.next(), order, times, make));
    }
  }

  @Override
  public boolean hasNext() {
    return !due.isEmpty();
  }

  @Override
  public T next() {
    Due<T> first = due.poll();
    if (first == null) {
      throw new NoSuchElementException();
    }
    T made = first.make().apply(first.time());
    put(first.order(), first.times(), first.make());
    return made;
  }
}
