package org.tallyport.simulator.campaign;

import java.util.List;

/**
 * What came of the images of one seed.
 *
 * @param key of the seed
 * @param images of commits
 * @param variants opened
 * @param reboots of boards from one
 * @param restarts of the gateway from one
 * @param holes gaps by which the gateway told of blocks that its ledger had lost
 * @param seconds that it took
 * @param version of the program
 * @param failures one line for each breach; empty: none
 * @param replay the command that explores the seed again; empty where nothing failed
 */
record ImageResult(
    String key,
    long images,
    long variants,
    long reboots,
    long restarts,
    long holes,
    double seconds,
    String version,
    List<String> failures,
    String replay) {
  ImageResult {
    failures = List.copyOf(failures);
  }

  boolean passed() {
    return failures.isEmpty();
  }
}
