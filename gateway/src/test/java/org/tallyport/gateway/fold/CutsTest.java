package org.tallyport.gateway.fold;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.wire.Content;

/** However readings were cut into blocks, and wherever the gateway restarted: the same result. */
class CutsTest {
  @Test
  void givesTheSameForEveryCut() throws IOException, URISyntaxException {
    for (Path folder : folders()) {
      Tape tape = CasesTest.tape(folder.resolve("input.csv"));
      Notes plain = notes(folder).applyAll(tape.plain());
      for (int seed = 1; seed <= 12; seed++) {
        Random chance = new Random(seed);
        List<Content> blocks = tape.cut(chance, 1 + chance.nextInt(60), chance.nextInt(6));
        same(folder + " seed " + seed, plain, notes(folder).applyAll(blocks));
      }
    }
  }

  @Test
  void goesOnAfterARestartAnywhere() throws IOException, URISyntaxException {
    for (Path folder : folders()) {
      Tape tape = CasesTest.tape(folder.resolve("input.csv"));
      for (int seed = 1; seed <= 4; seed++) {
        Random chance = new Random(seed);
        List<Content> blocks = tape.cut(chance, 4, 3);
        Notes through = notes(folder).applyAll(blocks);
        Notes restarted = notes(folder);
        for (Content block : blocks) {
          if (chance.nextInt(3) == 0) {
            restarted.restart();
          }
          restarted.apply(block);
        }
        String name = folder + " seed " + seed;
        same(name, through, restarted);
        assertEquals(through.events, restarted.events, name);
      }
    }
  }

  private static void same(String name, Notes one, Notes other) {
    assertEquals(plain(one.events), plain(other.events), name);
    assertEquals(one.intervals, other.intervals, name);
    one.fold.saveChanged(one);
    other.fold.saveChanged(other);
    String key = "equipment/" + Tape.CRANE;
    assertArrayEquals(one.states.get(key), other.states.get(key), name);
  }

  /** The evidence names blocks, and they are what differs. */
  private static List<String> plain(List<Event> events) {
    List<String> lines = new ArrayList<>();
    for (Event event : events) {
      lines.add(event.toString().replaceAll("EventId\\[.*?index=\\d+]", "id"));
    }
    return lines;
  }

  private static Notes notes(Path folder) {
    return new Notes(
        CasesTest.rules(Objects.requireNonNull(folder.getParent()).getFileName().toString()));
  }

  private static List<Path> folders() throws IOException, URISyntaxException {
    Path root = Path.of(Objects.requireNonNull(CasesTest.class.getResource("/cases")).toURI());
    try (Stream<Path> found = Files.walk(root)) {
      return found.filter(path -> Files.exists(path.resolve("input.csv"))).sorted().toList();
    }
  }
}
