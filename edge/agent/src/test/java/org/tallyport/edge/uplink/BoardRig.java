package org.tallyport.edge.uplink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tallyport.edge.journal.Durability;
import org.tallyport.edge.journal.JournalLoop;
import org.tallyport.edge.journal.JournalPace;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.edge.journal.ReadingRing;
import org.tallyport.edge.journal.Samples;
import org.tallyport.edge.journal.SqliteJournal;
import org.tallyport.edge.journal.StoredBlock;
import org.tallyport.edge.journal.VirtualClock;
import org.tallyport.edge.sample.CurrentValues;
import org.tallyport.edge.sample.SignalList;
import org.tallyport.equipment.Quality;
import org.tallyport.wire.Compression;
import org.tallyport.wire.HostMessages;
import org.tallyport.wire.JournalId;

/** A board's journal and uplink under virtual time, with a gateway at the other end. */
final class BoardRig implements AutoCloseable {
  static final String HOST = "tallyport";

  final SignalList signals = new SignalList(Samples.SIGNALS);
  final VirtualClock clock = new VirtualClock();
  final Network network;
  final FakeGateway gateway;
  final CurrentValues current = new CurrentValues(Samples.SIGNALS.size(), 0);
  final List<Long> given = new ArrayList<>();
  private final Supplier<JournalId> ids = Samples.ids();
  private final Path folder;
  private final Optional<String> primaryHost;
  private final long seed;
  private int lives;
  private long value;
  private long pacing = -3_000_000;

  /** How much faster than the pacing time the board's clock runs. */
  long speed = 1;

  ReadingRing ring;
  SqliteJournal journal;
  JournalLoop loop;
  UplinkLoop uplink;

  BoardRig(Path folder, Optional<String> primaryHost, long seed) {
    this.folder = folder;
    this.primaryHost = primaryHost;
    this.seed = seed;
    network = new Network(seed);
    gateway = new FakeGateway(network);
    start();
  }

  private Path file() {
    return folder.resolve("journal-" + seed + "-" + lives + ".db");
  }

  private void start() {
    JournalSettings settings =
        new JournalSettings(file(), 64L << 20, Duration.ofDays(9), Durability.OFF, 0);
    ring = new ReadingRing(signals, 1_024);
    journal = new SqliteJournal(settings, ids);
    loop = new JournalLoop(journal, ring, signals, clock, JournalPace.DEFAULT);
    UplinkSettings uplinkSettings =
        new UplinkSettings(
            FakeGateway.NODE,
            "board-1",
            primaryHost,
            Compression.NONE,
            2_000,
            20_000,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(60));
    uplink =
        new UplinkLoop(uplinkSettings, journal, signals, current, clock, network, seed + lives);
  }

  void host(boolean online, long utcMilliseconds) {
    network.retain(HostMessages.state(HOST, online, utcMilliseconds));
  }

  /** A reading with a value of its own. */
  void read() {
    value++;
    if (ring.reading(2, clock.now, value, Quality.GOOD)) {
      given.add(value);
    }
    current.set(2, clock.now, value, Quality.GOOD);
    ring.through(0, clock.now);
  }

  void step(long milliseconds) {
    pacing += milliseconds * 1_000;
    clock.now += milliseconds * 1_000 * speed;
    loop.step(pacing);
    uplink.step(pacing);
    gateway.step(clock.utcMicroseconds() / 1_000);
  }

  void steps(int count, long milliseconds) {
    for (int i = 0; i < count; i++) {
      step(milliseconds);
    }
  }

  /** The process is killed and starts again on the files as they lie there. */
  void kill() throws IOException {
    Path before = file();
    lives++;
    for (String part : new String[] {"", "-wal"}) {
      Path from = before.resolveSibling(before.getFileName() + part);
      if (Files.exists(from)) {
        Files.copy(from, file().resolveSibling(file().getFileName() + part));
      }
    }
    journal.close();
    network.breakLink();
    start();
    if (!journal.open(clock.utcMicroseconds())) {
      throw new AssertionError(journal.fault());
    }
    clock.boot++;
    forgetLost();
  }

  /** Readings that were in memory alone are gone; they must be the last ones. */
  private void forgetLost() {
    List<Long> kept = new ArrayList<>(gateway.values());
    journal
        .draining()
        .ifPresent(
            status -> {
              long after = status.acknowledged();
              while (after < status.next() - 1) {
                for (StoredBlock stored :
                    journal.unacknowledged(status.journal(), after, 1 << 20)) {
                  FakeGateway.addValues(stored.block().content(), kept);
                  after = stored.block().number();
                }
              }
            });
    while (!given.isEmpty() && !kept.contains(given.getLast())) {
      given.removeLast();
    }
  }

  @Override
  public void close() {
    uplink.close();
    journal.close();
  }
}
