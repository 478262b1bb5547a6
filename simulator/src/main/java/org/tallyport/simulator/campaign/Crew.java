package org.tallyport.simulator.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Threads that take seeds from a list until it is empty or time is over. */
final class Crew {
  /** What is done with a seed. */
  interface Work {
    void on(Seed seed) throws IOException;
  }

  private final Iterator<Seed> seeds;
  private final BooleanSupplier goOn;

  private Crew(List<Seed> seeds, BooleanSupplier goOn) {
    this.seeds = seeds.iterator();
    this.goOn = goOn;
  }

  /**
   * Works; comes back when all threads are done.
   *
   * @param goOn asked before each seed
   */
  static void work(List<Seed> seeds, int threads, BooleanSupplier goOn, Work work)
      throws IOException, InterruptedException {
    Crew crew = new Crew(seeds, goOn);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(() -> crew.run(work)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a thread of the campaign ended: " + e.getCause(), e);
    }
  }

  private Void run(Work work) throws IOException {
    Optional<Seed> seed = next();
    while (seed.isPresent()) {
      work.on(seed.get());
      seed = next();
    }
    return null;
  }

  private synchronized Optional<Seed> next() {
    return seeds.hasNext() && goOn.getAsBoolean() ? Optional.of(seeds.next()) : Optional.empty();
  }
}
