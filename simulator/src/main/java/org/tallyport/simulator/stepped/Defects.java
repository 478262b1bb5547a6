package org.tallyport.simulator.stepped;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.ValueType;
import org.tallyport.simulator.model.SignalSink;

/**
 * Sensors of one equipment that give something else than what there is, and say that it is good.
 * The same defect may come twice at once: it lasts until both are over.
 */
final class Defects {
  /** What a loop reads that carries nothing: 4 mA below its zero, of a span of 80 t or 50 m/s. */
  private static final double NO_LOAD = -20;

  private static final double NO_WIND = -12.5;

  /** A part of the debounce time: 100 ms, but 1 ms of a wheel sensor. */
  private static final long RATTLE = 40_000;

  private static final long WHEEL_RATTLE = 400;

  private static final double MINUTE = 60e6;

  private final List<Role> roles;
  private final List<Integer> contacts;
  private final IntConsumer restate;
  private final Map<Integer, Integer> chattering = new TreeMap<>();
  private final Map<Integer, Integer> stuck = new TreeMap<>();
  private final Map<Integer, Double> given = new HashMap<>();
  private int loops;
  private double drift;
  private long driftSince = -1;

  /**
   * Sensors that are right.
   *
   * @param restate makes a signal be given anew
   */
  Defects(List<Role> roles, IntConsumer restate) {
    this.roles = roles;
    this.restate = restate;
    contacts =
        IntStream.range(0, roles.size())
            .filter(signal -> roles.get(signal).type() == ValueType.BOOLEAN)
            .boxed()
            .toList();
  }

  /** All current loops carry nothing, or they do again. */
  void breakLoops(boolean begins) {
    loops += begins ? 1 : -1;
    all();
  }

  /** The nth signal, counted around. */
  int signal(int nth) {
    return nth % roles.size();
  }

  /** The nth contact, counted around, chatters, or it rests again. */
  void chatter(int nth, boolean begins) {
    if (!contacts.isEmpty()) {
      int signal = contacts.get(nth % contacts.size());
      count(chattering, signal, begins);
      restate.accept(signal);
    }
  }

  /** The load reads more from now on by so many kilograms a minute; at 0 it is right again. */
  void drift(double kilogramsPerMinute) {
    drift = kilogramsPerMinute;
    driftSince = -1;
    all();
  }

  /** A signal keeps the value that was given last, or it follows again. */
  void stick(int nth, boolean begins) {
    int signal = signal(nth);
    count(stuck, signal, begins);
    restate.accept(signal);
  }

  private static void count(Map<Integer, Integer> of, int signal, boolean begins) {
    of.merge(signal, begins ? 1 : -1, Integer::sum);
    of.values().removeIf(count -> count == 0);
  }

  private void all() {
    IntStream.range(0, roles.size()).forEach(restate);
  }

  /** Gives a value as the sensor has it. */
  void give(int signal, long time, double value, SignalSink to) {
    if (stuck.containsKey(signal)) {
      to.signal(signal, time, given.getOrDefault(signal, value));
    } else if (!chattering.containsKey(signal)) {
      double read = read(roles.get(signal), time, value);
      given.put(signal, read);
      to.signal(signal, time, read);
    }
  }

  private double read(Role role, long time, double value) {
    return switch (role) {
      case HOIST_LOAD -> loops > 0 ? NO_LOAD : value + drifted(time);
      case WIND_SPEED -> loops > 0 ? NO_WIND : value;
      default -> value;
    };
  }

  private double drifted(long time) {
    if (drift == 0) {
      return 0;
    }
    driftSince = driftSince < 0 ? time : driftSince;
    return drift / 1_000 * (time - driftSince) / MINUTE;
  }

  /** Contacts that chatter. */
  Set<Integer> chattering() {
    return new TreeSet<>(chattering.keySet());
  }

  /** The edges of a chattering contact after a time up to another. */
  void rattle(int signal, long after, long to, SignalSink sink) {
    Role role = roles.get(signal);
    boolean wheel = role == Role.WHEEL_A || role == Role.WHEEL_B;
    long pause = wheel ? WHEEL_RATTLE : RATTLE;
    for (long edge = after / pause + 1; edge * pause <= to; edge++) {
      sink.signal(signal, edge * pause, edge % 2 == 0 ? 0 : 1);
    }
  }
}
