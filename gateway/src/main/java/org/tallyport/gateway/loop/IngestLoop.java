package org.tallyport.gateway.loop;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.gateway.fold.TerminalFold;
import org.tallyport.gateway.host.HostSession;
import org.tallyport.gateway.ledger.Ledger;
import org.tallyport.gateway.ledger.LedgerBatch;
import org.tallyport.gateway.ledger.LedgerFault;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.wire.Message;

/** The loop; see the package note. One thread steps it. */
public final class IngestLoop implements AutoCloseable {
  /** Most messages of one terminal in one transaction. */
  static final int MOST_MESSAGES = 2_000;

  /** Payload bytes from which on a transaction takes no further message. */
  static final long MOST_BYTES = 8 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(IngestLoop.class);
  private static final long PAUSE_AFTER_FAULT_MICROSECONDS = 1_000_000;

  private final Ledger ledger;
  private final InstantSource wall;
  private final Map<String, TerminalIngest> terminals = new TreeMap<>();
  private final List<Message> messages = new ArrayList<>();

  private long pausedUntil = Long.MIN_VALUE;
  private long faults;
  private final AtomicLong commits = new AtomicLong();

  /**
   * A loop without terminals.
   *
   * @param ledger holds what is acknowledged
   * @param wall for time stamps of messages and of receipt
   */
  public IngestLoop(Ledger ledger, InstantSource wall) {
    this.ledger = ledger;
    this.wall = wall;
  }

  /** Takes in a terminal; what the ledger holds of it goes on from there. */
  public void add(String terminal, HostSession session, SiteRules rules, LiveView live)
      throws LedgerFault {
    terminals.put(terminal, new TerminalIngest(terminal, session, live, rules, ledger, wall));
  }

  /**
   * Does what is to be done now.
   *
   * @param nowMicroseconds monotonic time
   * @return how many messages were taken; 0 means that nothing waits
   */
  public int step(long nowMicroseconds) {
    int taken = 0;
    for (TerminalIngest terminal : terminals.values()) {
      terminal.session.step(nowMicroseconds);
      if (!terminal.session.online()) {
        terminal.linkDown();
      }
      if (nowMicroseconds >= pausedUntil) {
        taken += drain(terminal, nowMicroseconds);
      }
    }
    return taken;
  }

  private int drain(TerminalIngest terminal, long nowMicroseconds) {
    messages.clear();
    long bytes = 0;
    while (messages.size() < MOST_MESSAGES && bytes < MOST_BYTES) {
      Optional<Message> message = terminal.session.poll();
      if (message.isEmpty()) {
        break;
      }
      messages.add(message.get());
      bytes += message.get().payload().length;
    }
    if (messages.isEmpty() || write(terminal, nowMicroseconds)) {
      terminal.answer(nowMicroseconds);
    }
    return messages.size();
  }

  private boolean write(TerminalIngest terminal, long nowMicroseconds) {
    try {
      terminal.mark();
      while (!writeOnce(terminal, nowMicroseconds)) {
        terminal.back();
      }
      return true;
    } catch (LedgerFault e) {
      faults++;
      pausedUntil = nowMicroseconds + PAUSE_AFTER_FAULT_MICROSECONDS;
      terminal.failed(e);
      return false;
    }
  }

  /** Whether the messages were written; not where a bug in the fold showed: then once more. */
  private boolean writeOnce(TerminalIngest terminal, long nowMicroseconds) throws LedgerFault {
    try (LedgerBatch batch = ledger.begin()) {
      batch.terminal(terminal.terminal);
      for (Message message : messages) {
        terminal.take(message, batch, nowMicroseconds);
      }
      terminal.save(batch);
      batch.commit();
      terminal.committed();
      commits.incrementAndGet();
      return true;
    } catch (FoldBug e) {
      LOG.error("terminal {}: a bug in the fold, the block is set aside", terminal.terminal, e);
      return false;
    } catch (LedgerFault.Inside e) {
      throw e.fault();
    }
  }

  /** Transactions that failed since the start. */
  public long faults() {
    return faults;
  }

  /** Transactions committed since the start. */
  public long commits() {
    return commits.get();
  }

  /** The fold of a terminal, for its "complete through"; only from the loop's own thread. */
  public TerminalFold fold(String terminal) {
    TerminalIngest ingest = terminals.get(terminal);
    if (ingest == null) {
      throw new IllegalArgumentException("terminal " + terminal + " is not configured");
    }
    return ingest.fold();
  }

  /** Ends the sessions in order; the ledger stays open. */
  @Override
  public void close() {
    terminals.values().forEach(terminal -> terminal.session.close());
  }
}
