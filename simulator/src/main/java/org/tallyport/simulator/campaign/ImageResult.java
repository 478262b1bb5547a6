package org.tallyport.simulator.campaign;

import java.util.List;

/**
 * What came of the images of one seed.
 *
 * @param key of the seed
 * @param images taken
 * @param variants opened
 * @param reboots of boards from one
 * @param seconds that it took
 * @param version of the program
 * @param failures one line for each breach; empty: none
 */
record ImageResult(
    String key,
    long images,
    long variants,
    long reboots,
    double seconds,
    String version,
    List<String> failures) {
  ImageResult {
    failures = List.copyOf(failures);
  }

  boolean passed() {
    return failures.isEmpty();
  }
}
