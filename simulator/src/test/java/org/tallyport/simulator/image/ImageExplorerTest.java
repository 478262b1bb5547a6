package org.tallyport.simulator.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.simulator.scenario.Scenario;

class ImageExplorerTest {
  private static final Scenario SMALL = Scenario.named("small").orElseThrow();
  private static final long TEN_MINUTES = 600_000_000;

  @TempDir private Path folder;

  @Test
  void findsInTheImageOfACommitAllThatItMustHold() throws IOException {
    ImageExplorer.Result result = explore(new ImageBounds(25, 6, 0, 0, 0));
    assertEquals(List.of(), result.faults());
    assertEquals(75, result.images());
    assertTrue(result.variants() > 400, "variants " + result.variants());
  }

  @Test
  void goesOnFromDamagedImagesExactly() throws IOException {
    ImageExplorer.Result result = explore(new ImageBounds(0, 1, 3, 7, 7));
    assertEquals(List.of(), result.faults());
    assertEquals(6, result.reboots());
    assertEquals(14, result.restarts());
    assertTrue(result.holes() > 0, "no blocks were lost and told of");
  }

  private ImageExplorer.Result explore(ImageBounds bounds) throws IOException {
    return ImageExplorer.explore(SMALL, 1, TEN_MINUTES, bounds, folder, _ -> {});
  }
}
