package org.tallyport.simulator.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyport.simulator.scenario.Scenario;

class ImageExplorerTest {
  private static final Scenario SMALL =
      Scenario.all().stream().filter(one -> one.name().equals("small")).findFirst().orElseThrow();

  private static final long TEN_MINUTES = 600_000_000;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void findsAllInWholeImagesAndAnUnbrokenBeginningInDamagedOnes(long seed) throws IOException {
    ImageBounds bounds = new ImageBounds(6, 16, 3);
    ImageExplorer.Result result =
        ImageExplorer.explore(SMALL, seed, TEN_MINUTES, bounds, folder, _ -> {});
    assertEquals(List.of(), result.faults());
    assertEquals(18, result.images());
    assertTrue(result.variants() > 200, "variants " + result.variants());
    assertEquals(6, result.reboots());
  }
}
