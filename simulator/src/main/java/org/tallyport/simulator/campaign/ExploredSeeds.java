package org.tallyport.simulator.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.tallyport.simulator.image.ImageBounds;
import org.tallyport.simulator.image.ImageExplorer;
import org.tallyport.simulator.scenario.RunFolder;

/**
 * Explores the images of single seeds, each in a folder of its own. Of a seed that fails {@code
 * failures.txt} and the images that were not as they must be are kept. Any thread.
 *
 * @param folder of the campaign
 * @param bounds how much of each seed is looked at
 */
record ExploredSeeds(Path folder, ImageBounds bounds, String version, LongSupplier nanoTime) {
  /** Explores and says what came of it; whatever is thrown is a failure of the seed. */
  ImageResult explore(Seed seed) throws IOException {
    long began = nanoTime.getAsLong();
    Path place = folder.resolve("running").resolve("images-" + seed.key());
    ImageExplorer.Result found;
    try {
      found =
          ImageExplorer.explore(
              seed.scenario(), seed.number(), seed.microseconds(), bounds, place, _ -> {});
    } catch (IOException | RuntimeException | AssertionError e) {
      List<String> failures = new Attempt.Broken(e).failures();
      found = new ImageExplorer.Result(0, 0, 0, 0, 0, failures);
    }
    String replay = found.faults().isEmpty() ? "" : keep(seed, found.faults(), place);
    RunFolder.empty(place);
    Files.delete(place);
    return new ImageResult(
        seed.key(),
        found.images(),
        found.variants(),
        found.reboots(),
        found.restarts(),
        found.holes(),
        Math.round((nanoTime.getAsLong() - began) / 1e6) / 1e3,
        version,
        found.faults(),
        replay);
  }

  private String keep(Seed seed, List<String> failures, Path place) throws IOException {
    Path kept = folder.resolve("failed").resolve("images-" + seed.key());
    RunFolder.empty(kept);
    Files.write(kept.resolve("failures.txt"), failures);
    if (Files.isDirectory(place)) {
      try (Stream<Path> images = Files.list(place)) {
        for (Path image : images.filter(ExploredSeeds::isKept).toList()) {
          Files.move(image, kept.resolve(image.getFileName()));
        }
      }
    }
    return seed.exploreAgain(kept);
  }

  private static boolean isKept(Path image) {
    return image.getFileName().toString().startsWith(ImageExplorer.KEPT);
  }
}
