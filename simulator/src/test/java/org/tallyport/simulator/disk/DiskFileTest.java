package org.tallyport.simulator.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The model of a file against a plain array that is changed in the same way. */
class DiskFileTest {
  private static final int MOST_BYTES = 6_000;
  private static final int STEPS = 12;

  private final DiskFile file = new DiskFile("journal.db");
  private byte[] content = new byte[0];

  private void change(RandomGenerator chance) {
    int before = content.length;
    if (chance.nextInt(4) == 0) {
      int size = chance.nextInt(MOST_BYTES);
      byte[] cut = size < before ? Arrays.copyOfRange(content, size, before) : new byte[0];
      file.changed(new Change.Resize(size, before, cut));
      content = Arrays.copyOf(content, size);
    } else {
      int offset = chance.nextInt(before + 1_000);
      byte[] piece = new byte[1 + chance.nextInt(2_000)];
      chance.nextBytes(piece);
      int end = Math.min(before, offset + piece.length);
      byte[] old = offset < before ? Arrays.copyOfRange(content, offset, end) : new byte[0];
      file.changed(new Change.Write(offset, before, old, piece));
      content = Arrays.copyOf(content, Math.max(before, offset + piece.length));
      System.arraycopy(piece, 0, content, offset, piece.length);
    }
  }

  @Test
  void goesBackToWhatWasSyncedWhateverWasDoneSince() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom chance = new SplittableRandom(seed);
      for (int i = 0; i < STEPS; i++) {
        change(chance);
      }
      byte[] synced = content.clone();
      file.synced();
      for (int i = 0; i < STEPS; i++) {
        change(chance);
      }
      assertArrayEquals(synced, file.durable(content), "seed " + seed);
    }
  }

  @Test
  void leavesNoneAllOrSomeOfTheChangesAndTearsThemAtSectors() {
    file.changed(new Change.Write(0, 0, new byte[0], filled(4_096, 1)));
    file.synced();
    byte[] present = filled(4_096, 2);
    file.changed(new Change.Write(0, 4_096, filled(2_048, 1), filled(2_048, 2)));
    file.changed(new Change.Write(2_048, 4_096, filled(2_048, 1), filled(2_048, 2)));
    Set<String> seen = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      byte[] left = file.afterPowerCut(present, new SplittableRandom(seed));
      assertEquals(4_096, left.length);
      StringBuilder sectors = new StringBuilder();
      for (int at = 0; at < left.length; at += Change.SECTOR_BYTES) {
        byte[] sector = Arrays.copyOfRange(left, at, at + Change.SECTOR_BYTES);
        assertArrayEquals(filled(Change.SECTOR_BYTES, sector[0]), sector, "a torn sector");
        sectors.append(sector[0]);
      }
      seen.add(sectors.toString());
    }
    assertTrue(seen.containsAll(Set.of("11111111", "22222222", "22221111", "11112222")));
    assertTrue(seen.stream().anyMatch(s -> s.substring(0, 4).contains("12")), seen.toString());
  }

  @Test
  void takesTheOldestChangesForWrittenBackWhenThereAreTooMany() {
    byte[] piece = filled(1 << 20, 3);
    for (int i = 0; i < 100; i++) {
      file.changed(new Change.Write((long) i << 20, (long) i << 20, new byte[0], piece));
    }
    int durable = file.durable(filled(100 << 20, 3)).length;
    assertEquals(36 << 20, durable);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
