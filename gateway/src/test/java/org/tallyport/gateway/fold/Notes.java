package org.tallyport.gateway.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.gateway.tally.Counts;
import org.tallyport.gateway.tally.Coverage;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.MalformedBlock;

/** A sink that keeps everything, with its fold. */
final class Notes implements FoldSink {
  static final JournalId JOURNAL = new JournalId("aaaaaaaa");

  final List<Event> events = new ArrayList<>();
  final Map<Long, Interval> intervals = new TreeMap<>();
  final List<RecordedGap> gaps = new ArrayList<>();
  final Map<String, byte[]> states = new TreeMap<>();
  private SiteRules rules;
  TerminalFold fold;
  final List<Doubt> doubts = new ArrayList<>();

  /** When the gateway receives what is applied: ten years after the tape unless said otherwise. */
  long received = Tape.START + 315_360_000_000_000L;

  private long number;

  Notes(EquipmentRules rules) {
    this.rules = new SiteRules(Map.of(Tape.CRANE, rules));
    fold = new TerminalFold(this.rules);
  }

  void apply(Content content) {
    apply(JOURNAL, content);
  }

  void apply(JournalId journal, Content content) {
    try {
      fold.apply(journal, new Block(++number, 0, content), received, this);
      doubts.addAll(fold.doubts());
    } catch (MalformedBlock e) {
      throw new AssertionError(e);
    }
  }

  Notes applyAll(List<Content> blocks) {
    blocks.forEach(this::apply);
    return this;
  }

  /** The same with a configuration that says otherwise. */
  void restart(EquipmentRules other) {
    fold.saveChanged(this);
    rules = new SiteRules(Map.of(Tape.CRANE, other));
    restart();
  }

  /** Saves, throws the fold away, and goes on with a new one. */
  void restart() {
    fold.saveChanged(this);
    fold = new TerminalFold(rules);
    states.forEach(
        (key, bytes) -> {
          try {
            fold.restore(key, bytes);
          } catch (MalformedBlock e) {
            throw new AssertionError(e);
          }
        });
  }

  Counts counts() {
    return intervals.values().stream().map(Interval::counts).reduce(Counts.NONE, Counts::plus);
  }

  Coverage coverage() {
    return intervals.values().stream()
        .map(Interval::coverage)
        .reduce(Coverage.NONE, Coverage::plus);
  }

  <E extends Event> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void event(Event event) {
    events.add(event);
  }

  @Override
  public void interval(Interval addition) {
    intervals.merge(addition.startUtcMicroseconds(), addition, Interval::plus);
  }

  @Override
  public void gap(RecordedGap gap) {
    gaps.add(gap);
  }

  @Override
  public void state(String key, byte[] bytes) {
    states.put(key, bytes);
  }
}
