package org.tallyport.edge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tallyport.edge.config.BoardConfiguration;
import org.tallyport.edge.config.Condition;
import org.tallyport.edge.config.JournalConfiguration;
import org.tallyport.edge.journal.Durability;
import org.tallyport.edge.journal.JournalPace;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.edge.uplink.UplinkSettings;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Sensor;
import org.tallyport.equipment.Signal;
import org.tallyport.wire.Compression;
import org.tallyport.wire.EdgeNode;

/**
 * What an agent is put together from: opened from a configuration on a board, given by hand where
 * sensors and clock stand in for hardware.
 *
 * @param signals what the board reads; equipments are numbered by their first appearance
 * @param conditions how each of the signals is conditioned
 * @param sources the opened sensors; each signal has exactly one channel
 * @param clock stamps
 * @param startMicroseconds board-monotonic time just before the sensors were opened: no reading is
 *     older
 * @param journal where readings are kept
 * @param pace when they are written
 * @param uplink how they are delivered
 */
public record Parts(
    List<Signal> signals,
    List<Condition> conditions,
    List<Bound> sources,
    BoardClock clock,
    long startMicroseconds,
    JournalSettings journal,
    JournalPace pace,
    UplinkSettings uplink) {
  private static final int BALLAST_BYTES = 1 << 20;
  private static final int MEMORY_READINGS = 20_000;
  private static final Duration IDLE = Duration.ofSeconds(10);

  /**
   * An opened sensor and what its channels are.
   *
   * @param name for the log
   * @param sensor owned by the agent from now on
   * @param signals per channel the index of its signal
   */
  public record Bound(String name, Sensor sensor, List<Integer> signals) {
    public Bound {
      signals = List.copyOf(signals);
    }

    int[] channels() {
      return signals.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  public Parts {
    signals = List.copyOf(signals);
    conditions = List.copyOf(conditions);
    sources = List.copyOf(sources);
    if (signals.isEmpty() || signals.size() != conditions.size()) {
      throw new IllegalArgumentException(
          signals.size() + " signals and " + conditions.size() + " conditions: wanted as many");
    }
  }

  /** Opens the clock and the sensors of a configuration. */
  public static Parts open(BoardConfiguration board) {
    BoardClock clock = board.clock().open();
    long start = clock.monotonicMicroseconds() - 1;
    List<Bound> sources =
        board.sources().stream()
            .map(source -> new Bound(source.name(), source.plan().open(clock), source.signals()))
            .toList();
    return new Parts(
        board.signalList(),
        board.conditions(),
        sources,
        clock,
        start,
        settings(board.journal()),
        pace(board.journal()),
        UplinkSettings.of(
            new EdgeNode(board.terminal(), board.board()),
            Optional.of(board.primaryHost()),
            board.broker().compress() ? Compression.DEFLATE : Compression.NONE));
  }

  private static JournalSettings settings(JournalConfiguration journal) {
    return new JournalSettings(
        journal.path(),
        journal.maximumBytes(),
        journal.maximumAge(),
        Durability.FULL,
        BALLAST_BYTES);
  }

  private static JournalPace pace(JournalConfiguration journal) {
    Duration idle = IDLE.compareTo(journal.commitInterval()) > 0 ? IDLE : journal.commitInterval();
    return new JournalPace(
        journal.commitInterval(),
        idle,
        journal.blockReadings(),
        journal.contactsAtOnce(),
        Math.max(MEMORY_READINGS, journal.blockReadings()));
  }
}
