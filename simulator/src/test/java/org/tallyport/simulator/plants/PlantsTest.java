package org.tallyport.simulator.plants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every planted bug is found, and without one the same seeds are exact. */
class PlantsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PLANTS = Path.of("src", "test", "plants");

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> findsEachPlant() throws IOException {
    List<Plant> plants = Plant.all(PLANTS, ROOT);
    assertTrue(plants.size() >= 15, "plants " + plants.size());
    String wanted = System.getProperty("plant", "");
    return plants.stream()
        .filter(plant -> plant.name().contains(wanted))
        .map(plant -> DynamicTest.dynamicTest(plant.name(), () -> find(plant)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> isExactWithoutAPlant() throws IOException {
    SortedMap<String, SortedSet<Integer>> seeds = new TreeMap<>();
    for (Plant plant : Plant.all(PLANTS, ROOT)) {
      for (int i = 0; i < plant.seeds(); i++) {
        seeds.computeIfAbsent(plant.check(), _ -> new TreeSet<>()).add(plant.firstSeed() + i);
      }
    }
    List<DynamicTest> tests = new ArrayList<>();
    seeds.forEach(
        (check, all) -> tests.add(DynamicTest.dynamicTest(check, () -> clean(check, all))));
    return tests;
  }

  private void clean(String check, SortedSet<Integer> seeds) throws Exception {
    for (int seed : seeds) {
      Path own = Files.createDirectories(folder.resolve("clean-" + check + "-" + seed));
      String wrong = Check.of(check, seed, own, PlantsTest.class.getClassLoader()).call();
      assertEquals("", wrong, "seed " + seed);
    }
  }

  private void find(Plant plant) throws Exception {
    Path own = folder.resolve(plant.name());
    try (PlantedClasses classes = PlantedClasses.of(plant, own.resolve("classes"))) {
      int found = firstFound(plant, classes, own);
      assertTrue(
          found > 0,
          plant.name() + " stays unseen in " + plant.seeds() + " seeds: " + plant.idea());
      System.out.println(
          "plant " + plant.name() + ": found by " + plant.check() + " after seeds: " + found);
    }
  }

  private static int firstFound(Plant plant, PlantedClasses classes, Path own) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(classes);
    try {
      for (int after = 1; after <= plant.seeds(); after++) {
        int seed = plant.firstSeed() + after - 1;
        Path run = Files.createDirectories(own.resolve("run-" + seed));
        if (!wrong(plant, seed, run, classes).isEmpty()) {
          return after;
        }
      }
      return 0;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A bug may also end the program. */
  private static String wrong(Plant plant, int seed, Path run, ClassLoader classes)
      throws ReflectiveOperationException {
    Callable<String> check = Check.of(plant.check(), seed, run, classes);
    try {
      return check.call();
    } catch (LinkageError e) {
      throw e;
    } catch (Exception e) {
      return e.toString();
    }
  }
}
