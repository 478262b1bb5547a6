package org.tallyport.gateway.fold;

import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.tally.Interval;

/** Takes what a fold finds; all of one call to {@link TerminalFold#apply} belongs together. */
public interface FoldSink {
  /** A new event, placed in UTC. */
  void event(Event event);

  /** To be added to the interval of the same equipment and start. */
  void interval(Interval addition);

  /** A new gap. */
  void gap(RecordedGap gap);

  /**
   * State that replaces what was stored under this key; only {@link TerminalFold#saveChanged} gives
   * it.
   *
   * @param key up to 128 characters: {@code clocks}, {@code journal/…}, {@code equipment/…}
   * @param bytes versioned; for {@link TerminalFold#restore}
   */
  void state(String key, byte[] bytes);
}
