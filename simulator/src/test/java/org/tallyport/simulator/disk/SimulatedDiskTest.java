package org.tallyport.simulator.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedDiskTest {
  private static final int FULL = 13;
  private static final int READ_ONLY = 8;
  private static final int INPUT_OUTPUT = 10;
  private static final int SEEDS = 60;
  private static final int ROWS = 40;

  @TempDir private Path folder;
  private Path card = Path.of("");
  private Path image = Path.of("");

  @BeforeAll
  static void onlyWhereSqliteIsReachable() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    Optional<String> why = SimulatedDisk.unavailable();
    assumeTrue(linux || why.isEmpty());
    assertEquals(Optional.empty(), why);
  }

  @BeforeEach
  void folders() throws IOException {
    card = Files.createDirectory(folder.resolve("card"));
    image = folder.resolve("image");
  }

  @AfterEach
  void noBug() throws IOException {
    try (SimulatedDisk disk = SimulatedDisk.claim(card)) {
      assertEquals(Optional.empty(), disk.takeBug());
    }
  }

  @Test
  void keepsEveryCommitThroughEveryPowerCutWhenSqliteSyncs() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      int rows = afterPowerCut("FULL", seed);
      assertEquals(ROWS - seed % 20, rows, "seed " + seed);
    }
  }

  @Test
  void losesOrDamagesCommitsInSomePowerCutWhenSqliteDoesNotSync() throws Exception {
    int lost = 0;
    int damaged = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      int rows = afterPowerCut("OFF", seed);
      lost += rows >= 0 && rows < ROWS - seed % 20 ? 1 : 0;
      damaged += rows < 0 ? 1 : 0;
    }
    assertTrue(lost > 0, "lost in " + lost);
    assertTrue(damaged > 0, "damaged in " + damaged);
  }

  private int afterPowerCut(String synchronous, int seed) throws Exception {
    Path own = Files.createDirectories(folder.resolve(synchronous + seed));
    try (SimulatedDisk disk = SimulatedDisk.claim(own)) {
      try (DiskRig rig = DiskRig.open(own, synchronous)) {
        rig.fill(ROWS - seed % 20);
        disk.crash(image, new SplittableRandom(seed));
      }
    }
    return DiskRig.rows(image);
  }

  @Test
  void keepsEveryWriteWhenOnlyTheProgramIsKilled() throws Exception {
    try (SimulatedDisk disk = SimulatedDisk.claim(card);
        DiskRig rig = DiskRig.open(card, "OFF")) {
      rig.fill(ROWS);
      disk.copy(image);
      assertEquals(ROWS, DiskRig.rows(image));
    }
  }

  @Test
  void countsWhatSqliteWritesAndSyncs() throws Exception {
    try (SimulatedDisk disk = SimulatedDisk.claim(card);
        DiskRig rig = DiskRig.open(card, "FULL")) {
      int[] commits = {0};
      disk.onCommit(() -> commits[0]++);
      DiskCounts before = disk.counts().getOrDefault("journal.db-wal", DiskCounts.NONE);
      rig.insert(1);
      DiskCounts after = disk.counts().getOrDefault("journal.db-wal", DiskCounts.NONE);
      assertEquals(1, after.syncs() - before.syncs());
      assertEquals(1, commits[0]);
      long frames = (after.bytes() - before.bytes()) / (1024 + 24);
      assertEquals(frames * (1024 + 24), after.bytes() - before.bytes());
      assertTrue(frames >= 4, "frames " + frames);
      assertFalse(disk.counts().containsKey("journal.db-shm"));
    }
  }

  @Test
  void refusesWhatMakesAFileLongerWhenFullAndGoesOnAfterwards() throws Exception {
    try (SimulatedDisk disk = SimulatedDisk.claim(card);
        DiskRig rig = DiskRig.open(card, "FULL")) {
      rig.insert(1);
      disk.full(true);
      assertEquals(FULL, rig.insert(2));
      disk.full(false);
      assertEquals(0, rig.insert(2));
    }
    assertEquals(2, DiskRig.rows(card));
  }

  @Test
  void refusesEverythingWhenReadOnlyAndGoesOnAfterwards() throws Exception {
    try (SimulatedDisk disk = SimulatedDisk.claim(card)) {
      try (DiskRig rig = DiskRig.open(card, "FULL")) {
        rig.insert(1);
        disk.readOnly(true);
        assertEquals(INPUT_OUTPUT, rig.insert(2) & 0xff);
      }
      assertEquals(READ_ONLY, openedReadOnly() & 0xff);
      disk.readOnly(false);
      try (DiskRig rig = DiskRig.open(card, "FULL")) {
        assertEquals(0, rig.insert(2));
      }
    }
  }

  private int openedReadOnly() {
    try (DiskRig rig = DiskRig.open(card, "FULL")) {
      return rig.insert(3);
    } catch (SQLException e) {
      return e.getErrorCode();
    }
  }

  @Test
  void failsTheNthCallOnceOrFromThenOn() throws Exception {
    try (SimulatedDisk disk = SimulatedDisk.claim(card);
        DiskRig rig = DiskRig.open(card, "FULL")) {
      disk.fail(DiskCall.SYNC, 2, false);
      assertEquals(0, rig.insert(1));
      assertEquals(INPUT_OUTPUT, rig.insert(2) & 0xff);
      assertEquals(0, rig.insert(2));
      disk.fail(DiskCall.WRITE, 1, true);
      assertEquals(INPUT_OUTPUT, rig.insert(3) & 0xff);
      assertEquals(INPUT_OUTPUT, rig.insert(3) & 0xff);
      disk.heal();
      assertEquals(0, rig.insert(3));
    }
    assertEquals(3, DiskRig.rows(card));
  }

  @Test
  void leavesAFileThatOpensAtEveryCrashPoint() throws Exception {
    Set<String> reached = new HashSet<>();
    for (String operation : SimulatedDisk.operations("journal")) {
      for (int nth : List.of(1, 2, 7)) {
        for (boolean kill : List.of(true, false)) {
          if (crash(operation, nth, kill)) {
            reached.add(operation);
          }
        }
      }
    }
    assertTrue(
        reached.containsAll(
            List.of(
                "journal.wal.write",
                "journal.wal.sync",
                "journal.wal.truncate",
                "journal.database.write",
                "journal.database.sync")),
        reached.toString());
  }

  /** Runs until the point; false when the run does not come by there so often. */
  private boolean crash(String operation, int nth, boolean kill) throws Exception {
    String what = operation + " " + nth + (kill ? " killed" : " cut off");
    Path own = Files.createDirectories(folder.resolve(what.replace(' ', '-')));
    try (SimulatedDisk disk = SimulatedDisk.claim(own)) {
      List<Integer> taken = new ArrayList<>();
      try (DiskRig rig = DiskRig.open(own, "FULL")) {
        if (kill) {
          disk.crashAt(operation, nth, image);
        } else {
          disk.crashAt(operation, nth, image, new SplittableRandom(nth));
        }
        taken.add(rig.fill(ROWS));
        if (disk.crashed().isEmpty()) {
          return false;
        }
        assertTrue(rig.insert(ROWS + 1) != 0, what + " writes on");
      }
      assertEquals(Optional.of(operation), disk.crashed(), what);
      disk.restart(image);
      int rows = DiskRig.rows(own);
      int least = taken.getFirst();
      assertTrue(rows == least || rows == least + 1, what + ": " + rows + " of " + taken);
      try (DiskRig rig = DiskRig.open(own, "FULL")) {
        assertEquals(0, rig.insert(rows + 1), what);
      }
      return true;
    }
  }

  @Test
  void keepsThroughTheNextPowerCutWhatWasRestored() throws Exception {
    for (int seed = 1; seed <= 8; seed++) {
      Path own = Files.createDirectory(folder.resolve("twice" + seed));
      Path kept = folder.resolve("kept" + seed);
      SplittableRandom chance = new SplittableRandom(seed);
      try (SimulatedDisk disk = SimulatedDisk.claim(own)) {
        try (DiskRig rig = DiskRig.open(own, "FULL")) {
          assertEquals(ROWS, rig.fill(ROWS));
          disk.crash(kept, chance);
        }
        disk.restart(kept);
        disk.crash(kept, chance);
        disk.restart(kept);
        assertEquals(ROWS, DiskRig.rows(own), "seed " + seed);
      }
    }
  }

  @Test
  void leavesTheFilesOfOtherFoldersAlone() throws Exception {
    try (SimulatedDisk disk = SimulatedDisk.claim(card)) {
      disk.crash(image);
      Path other = Files.createDirectory(folder.resolve("other"));
      try (DiskRig rig = DiskRig.open(other, "FULL")) {
        assertEquals(ROWS, rig.fill(ROWS));
      }
      assertTrue(disk.counts().isEmpty());
      assertEquals(ROWS, DiskRig.rows(other));
    }
  }
}
