package org.tallyport.simulator.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteJDBCLoader;

class RelocationSlotsTest {
  private static final List<String> WANTED =
      List.of("open64", "close", "pwrite64", "ftruncate64", "fsync", "unlink");

  @TempDir private Path folder;

  private byte[] library(String machine) throws IOException {
    String name = "/org/sqlite/native/Linux/" + machine + "/libsqlitejdbc.so";
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(name)) {
      assertTrue(in != null, name);
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x86_64", "aarch64"})
  void findsTheSlotsOfEveryCallOnFiles(String machine) throws IOException {
    Path file = Files.write(folder.resolve("library.so"), library(machine));
    Map<String, List<Long>> slots = RelocationSlots.of(file);
    assertTrue(slots.keySet().containsAll(WANTED), slots.keySet().toString());
    Set<Long> places = new HashSet<>();
    int count = 0;
    for (List<Long> each : slots.values()) {
      places.addAll(each);
      count += each.size();
      assertTrue(each.stream().allMatch(slot -> slot > 0 && slot % Long.BYTES == 0));
    }
    assertEquals(count, places.size(), "no slot has two functions");
  }

  @Test
  void refusesWhatItDoesNotKnow() throws IOException {
    byte[] known = library("x86_64");
    Path short32 = Files.write(folder.resolve("32.so"), library("x86"));
    Path cut = Files.write(folder.resolve("cut.so"), Arrays.copyOf(known, 4_000));
    Path text = Files.writeString(folder.resolve("text.so"), "not a library at all".repeat(10));
    for (Path file : List.of(short32, cut, text)) {
      assertThrows(IOException.class, () -> RelocationSlots.of(file));
    }
  }
}
