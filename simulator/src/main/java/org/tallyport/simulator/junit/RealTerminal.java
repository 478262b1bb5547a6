package org.tallyport.simulator.junit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongSupplier;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.verdict.Verdict;
import org.tallyport.simulator.wired.WiredSession;

/** The real programs, in real time that is sped up. */
final class RealTerminal implements RunningTerminal {
  private final Plan plan;
  private final WiredSession session;

  RealTerminal(Plan plan, Path folder, LongSupplier nanoTime) throws IOException {
    this.plan = plan;
    session =
        patiently(
            () ->
                new WiredSession(
                    plan.scenario(), plan.seed(), plan.speed(), plan.faults(), folder, nanoTime));
  }

  @Override
  public void advance(Duration time) {
    long to = session.microseconds() + Plan.microseconds(time);
    told(
        () -> {
          session.advance(to);
          return to;
        });
  }

  @Override
  public Instant now() {
    return start().plus(session.microseconds(), ChronoUnit.MICROS);
  }

  @Override
  public Instant start() {
    return plan.scenario().start();
  }

  @Override
  public URI api() {
    return Plan.api(session.address());
  }

  @Override
  public List<TrueEvent> truth() {
    return session.truth();
  }

  @Override
  public Verdict verdict() {
    plan.expectFaultsOver(session.microseconds());
    return told(session::verdict);
  }

  /** Something that takes its time. */
  private interface Wait<T> {
    T through() throws IOException, InterruptedException;
  }

  private static <T> T told(Wait<T> wait) {
    try {
      return patiently(wait);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T patiently(Wait<T> wait) throws IOException {
    try {
      return wait.through();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the terminal runs");
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
