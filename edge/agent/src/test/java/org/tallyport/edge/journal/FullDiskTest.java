package org.tallyport.edge.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tallyport.edge.journal.Samples.UTC;
import static org.tallyport.edge.journal.Samples.readings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.wire.Acknowledgement;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalStatus;

class FullDiskTest {
  private static final int BALLAST = 65_536;
  private static final String MOUNT = "mount -t tmpfs -o size=2m none \"$0\" && exec \"$@\"";

  @TempDir Path folder;

  private static SqliteJournal journal(Path folder, long bytes) {
    return new SqliteJournal(
        new JournalSettings(
            folder.resolve("journal.db"), bytes, Duration.ofDays(9), Durability.FULL, BALLAST),
        Samples.ids());
  }

  private static List<Block> held(SqliteJournal journal) {
    List<Block> blocks = new ArrayList<>();
    JournalStatus status = journal.draining().orElseThrow();
    long after = status.acknowledged();
    while (after < status.next() - 1) {
      for (StoredBlock stored : journal.unacknowledged(status.journal(), after, 1 << 20)) {
        blocks.add(stored.block());
        after = stored.block().number();
      }
    }
    return blocks;
  }

  /** Appends until a failure; gives what was written. */
  private static List<Block> fill(SqliteJournal journal, List<Content> contents) {
    List<Block> written = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      switch (journal.append(contents, UTC)) {
        case Append.Written append -> written.addAll(append.blocks());
        case Append.Failed _ -> {
          return written;
        }
      }
    }
    throw new AssertionError("never full");
  }

  @Test
  void answersWhenItsPagesAreUsedUpAndRecoversByAnAcknowledgement() {
    Content.Gap gap = new Content.Gap(Samples.CRANE, List.of(), 7, 1, 7, 2, 3, "x".repeat(2_000));
    try (SqliteJournal journal = journal(folder, 128 << 10)) {
      List<Block> written = fill(journal, List.of(gap));
      assertTrue(written.size() > 20);
      assertTrue(journal.fault().orElseThrow().contains("full"), journal.fault().toString());
      assertEquals(written, held(journal));
      Block last = written.getLast();
      JournalStatus status = journal.draining().orElseThrow();
      journal.acknowledge(new Acknowledgement(status.journal(), last.number(), last.chain()));
      assertEquals(1, Samples.written(journal.append(List.of(gap), UTC)).size());
      assertTrue(journal.fault().isEmpty());
    }
  }

  /** A program of its own: what it mounts nobody else sees, and it ends with it. */
  @Test
  void survivesAReallyFullDisk() throws IOException, InterruptedException {
    Path mounted = Files.createDirectory(folder.resolve("small"));
    Optional<List<String>> alone = waysToBeAlone().filter(way -> mounts(way, mounted)).findFirst();
    assumeTrue(
        alone.isPresent(),
        "a small tmpfs cannot be mounted here: there is neither a user namespace nor root");
    Path log = folder.resolve("log.txt");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    int status =
        onSmallDisk(
            alone.orElseThrow(),
            mounted,
            log,
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskTest.class.getName(),
                mounted.toString()));
    assertEquals(0, status, Files.readString(log));
  }

  /** Anybody's, where the kernel lets anybody; root's, where it does not. */
  private static Stream<List<String>> waysToBeAlone() {
    return Stream.of(
        List.of("unshare", "--user", "--map-root-user", "--mount"), List.of("unshare", "--mount"));
  }

  private boolean mounts(List<String> way, Path mounted) {
    try {
      return onSmallDisk(way, mounted, folder.resolve("way.txt"), List.of("true")) == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Mounts and runs a command; gives its status. */
  private static int onSmallDisk(List<String> way, Path mounted, Path log, List<String> command)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(way);
    whole.addAll(List.of("sh", "-c", MOUNT, mounted.toString()));
    whole.addAll(command);
    return new ProcessBuilder(whole)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start()
        .waitFor();
  }

  /**
   * The test itself, where the small disk is.
   *
   * @param arguments where it is mounted
   */
  public static void main(String[] arguments) throws IOException {
    Path mounted = Path.of(arguments[0]);
    long bytes = Files.getFileStore(mounted).getTotalSpace();
    assertEquals(2 << 20, bytes, "not the small disk");
    onSmallDisk(mounted);
  }

  private static void onSmallDisk(Path mounted) throws IOException {
    List<Content> contents = List.of(readings(1_000_000, 400));
    Path other = mounted.resolve("other.log");
    try (SqliteJournal journal = journal(mounted, 64L << 20)) {
      assertTrue(journal.open(UTC));
      assertTrue(Files.exists(mounted.resolve("journal.db.ballast")));
      Files.write(other, new byte[1 << 20]);
      List<Block> written = fill(journal, contents);
      assertTrue(journal.fault().isPresent());
      assertFalse(Files.exists(mounted.resolve("journal.db.ballast")));
      List<Block> byBallast = fill(journal, contents);
      assertFalse(byBallast.isEmpty(), "the ballast gave room");
      written.addAll(byBallast);
      for (int i = 0; i < 25; i++) {
        journal.append(contents, UTC);
      }
      Files.delete(other);
      List<Block> after = Samples.written(journal.append(contents, UTC));
      written.addAll(after);
      assertTrue(journal.fault().isEmpty());
      assertEquals(written, held(journal));
    }
    try (SqliteJournal journal = journal(mounted, 64L << 20)) {
      assertTrue(journal.open(UTC));
      assertEquals(List.of(), journal.alarms());
    }
  }
}
