package org.tallyport.edge.uplink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.tallyport.edge.sample.CurrentValues;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Content;
import org.tallyport.wire.LiveSignal;
import org.tallyport.wire.LiveValue;

/** What the births and snapshots of one session say of the signals. */
final class Births {
  private final SignalList signals;
  private final CurrentValues current;
  private final BoardClock clock;
  private final SortedMap<Long, Signal> definitions;
  private final Map<Signal, Long> aliases = new HashMap<>();

  Births(
      SignalList signals,
      CurrentValues current,
      BoardClock clock,
      SortedMap<Long, Signal> definitions) {
    this.signals = signals;
    this.current = current;
    this.clock = clock;
    this.definitions = definitions;
    definitions.forEach((alias, signal) -> aliases.put(signal, alias));
  }

  /** Whether every configured signal has its alias already. */
  boolean ready() {
    return aliases.keySet().containsAll(signals.signals());
  }

  SortedMap<Long, Signal> definitions() {
    return definitions;
  }

  /** Signals of an equipment with their present values. */
  List<LiveSignal> live(int equipment) {
    long offset = clock.utcOffsetMicroseconds();
    List<LiveSignal> live = new ArrayList<>();
    for (int i = 0; i < signals.size(); i++) {
      Long alias = aliases.get(signals.signal(i));
      if (signals.equipmentOf(i) == equipment && alias != null) {
        live.add(new LiveSignal(alias, signals.signal(i), Optional.of(latest(i, offset))));
      }
    }
    return live;
  }

  /** Definitions of an equipment that are not in use any more; old blocks may need them. */
  List<Content.Definition> superseded(int equipment) {
    List<Content.Definition> superseded = new ArrayList<>();
    definitions.forEach(
        (alias, signal) -> {
          boolean used = alias.equals(aliases.get(signal)) && signals.signals().contains(signal);
          if (!used && signal.equipment().equals(signals.equipment(equipment))) {
            superseded.add(new Content.Definition(alias, signal));
          }
        });
    return superseded;
  }

  private LiveValue latest(int signal, long offsetMicroseconds) {
    CurrentValues.Value value = current.get(signal);
    long utcMilliseconds = Math.max(0, (value.timeMicroseconds() + offsetMicroseconds) / 1_000);
    long steps = value.quality() == Quality.BAD ? 0 : value.steps();
    return new LiveValue(utcMilliseconds, steps, value.quality());
  }
}
