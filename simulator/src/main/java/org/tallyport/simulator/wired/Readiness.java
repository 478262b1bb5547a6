package org.tallyport.simulator.wired;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.scenario.Scenario;

/** Whether a terminal has come up: every board online, every signal read well. */
final class Readiness {
  private static final long LONGEST_START_SECONDS = 120;
  private static final long POLL_MILLISECONDS = 200;

  /** Throws when a part of the terminal has ended. */
  interface Check {
    void run() throws IOException;
  }

  private final Scenario scenario;
  private final ApiAnswers api;
  private final LongSupplier nanoTime;

  Readiness(Scenario scenario, ApiAnswers api, LongSupplier nanoTime) {
    this.scenario = scenario;
    this.api = api;
    this.nanoTime = nanoTime;
  }

  /**
   * Waits for it.
   *
   * @param stop ends the waiting
   * @return false when stopped
   * @throws IOException that says what is missing when it takes too long
   */
  boolean await(CountDownLatch stop, Check check) throws IOException, InterruptedException {
    long limit = nanoTime.getAsLong() + LONGEST_START_SECONDS * 1_000_000_000L;
    List<String> missing = missing();
    while (!missing.isEmpty()) {
      check.run();
      if (nanoTime.getAsLong() > limit) {
        throw new IOException(
            "not up after " + LONGEST_START_SECONDS + " s: " + String.join(", ", missing));
      }
      if (stop.await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        return false;
      }
      missing = missing();
    }
    return true;
  }

  private List<String> missing() throws InterruptedException {
    List<String> missing = new ArrayList<>();
    scenario.boards().forEach(board -> missing.add(board.id() + " is not online"));
    try {
      for (JsonNode board : api.boards()) {
        if (board.path("online").asBoolean()) {
          missing.remove(board.path("id").asText() + " is not online");
        }
      }
      for (EquipmentId equipment : scenario.equipment()) {
        missing.addAll(api.unread(equipment));
      }
    } catch (IOException e) {
      missing.add("the gateway does not answer: " + e.getMessage());
    }
    return missing;
  }
}
