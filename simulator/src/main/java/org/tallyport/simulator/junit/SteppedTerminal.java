package org.tallyport.simulator.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tallyport.gateway.LedgerConsole;
import org.tallyport.gateway.config.GatewayReader;
import org.tallyport.gateway.config.TerminalConfiguration;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.simulator.stepped.SteppedSession;
import org.tallyport.simulator.truth.TrueEvent;
import org.tallyport.simulator.verdict.Verdict;
import org.tallyport.simulator.wired.GatewayYaml;

/**
 * A stepped run with the gateway's own web server over its ledger. The server is away while time
 * moves, because a fault may end the gateway or replace its ledger.
 */
final class SteppedTerminal implements RunningTerminal {
  private final Plan plan;
  private final Path folder;
  private final LongSupplier nanoTime;
  private final long began;
  private final SteppedSession session;
  private @Nullable LedgerConsole console;
  private boolean asked;
  private int port;
  private long targetMicroseconds;
  private volatile long nowMicroseconds;

  SteppedTerminal(Plan plan, Path folder, LongSupplier nanoTime) throws IOException {
    this.plan = plan;
    this.folder = folder;
    this.nanoTime = nanoTime;
    began = nanoTime.getAsLong();
    session =
        new SteppedSession(plan.scenario(), plan.seed(), plan.faults(), folder.resolve("run"));
  }

  @Override
  public void advance(Duration time) {
    targetMicroseconds += Plan.microseconds(time);
    moving(
        () -> {
          session.advance(targetMicroseconds);
          return now();
        });
  }

  @Override
  public Instant now() {
    return start().plus(nowMicroseconds, ChronoUnit.MICROS);
  }

  @Override
  public Instant start() {
    return plan.scenario().start();
  }

  @Override
  public URI api() {
    if (!asked) {
      asked = true;
      moving(this::now);
    }
    if (port == 0) {
      throw new IllegalStateException("the gateway is down at " + now() + ", and was never asked");
    }
    return Plan.api("http://127.0.0.1:" + port);
  }

  @Override
  public List<TrueEvent> truth() {
    return session.truth();
  }

  @Override
  public Verdict verdict() {
    plan.expectFaultsOver(nowMicroseconds);
    Verdict verdict = moving(() -> session.verdict(() -> (nanoTime.getAsLong() - began) / 1e9));
    targetMicroseconds = nowMicroseconds;
    return verdict;
  }

  /** Something during which time moves. */
  private interface Movement<T> {
    T happen() throws IOException;
  }

  private <T> T moving(Movement<T> movement) {
    try {
      closeConsole();
      T outcome = movement.happen();
      nowMicroseconds = session.microseconds();
      Optional<LiveView> live = session.live();
      if (asked && live.isPresent()) {
        LedgerConsole opened = console(live.get());
        console = opened;
        port = opened.port();
      }
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LedgerConsole console(LiveView live) throws IOException {
    return LedgerConsole.open(
        session.ledger(), configured(), live, port, this::now, () -> nowMicroseconds * 1_000);
  }

  /** As the wired gateway of this scenario is configured. */
  private List<TerminalConfiguration> configured() throws IOException {
    Path file = folder.resolve("gateway.yaml");
    Files.writeString(
        file, GatewayYaml.text(plan.scenario(), "url: \"tcp://memory:1883\"", "driver: system", 0));
    try {
      return GatewayReader.read(file, Map.of()).terminals();
    } catch (InvalidConfiguration e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void closeConsole() {
    LedgerConsole open = console;
    console = null;
    if (open != null) {
      open.close();
    }
  }

  /** Where its files are while it runs. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    closeConsole();
    session.close();
  }
}
