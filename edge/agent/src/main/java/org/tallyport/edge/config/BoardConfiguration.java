package org.tallyport.edge.config;

import java.util.List;
import org.tallyport.equipment.ClockDriver;
import org.tallyport.equipment.Signal;

/**
 * Everything a board is told, checked.
 *
 * @param terminal the terminal's id; the Sparkplug group
 * @param board the board's id, unique within its terminal; the Sparkplug edge node
 * @param primaryHost the host id whose STATE is awaited before anything is published
 * @param clock the board's clock, ready to be opened
 * @param broker where the readings go
 * @param journal where they are kept until then
 * @param sources what is read
 * @param signals what it means, in the file's order; sources name them by index
 */
public record BoardConfiguration(
    String terminal,
    String board,
    String primaryHost,
    ClockDriver.Plan clock,
    BrokerConfiguration broker,
    JournalConfiguration journal,
    List<SourceConfiguration> sources,
    List<SignalConfiguration> signals) {
  public BoardConfiguration {
    sources = List.copyOf(sources);
    signals = List.copyOf(signals);
  }

  /** The signals alone, in the same order. */
  public List<Signal> signalList() {
    return signals.stream().map(SignalConfiguration::signal).toList();
  }

  /** How each of them is conditioned, in the same order. */
  public List<Condition> conditions() {
    return signals.stream().map(SignalConfiguration::condition).toList();
  }
}
