package org.tallyport.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.tallyport.gateway.config.GatewayConfiguration;
import org.tallyport.settings.InvalidConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: the gateway until it is told to end. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Takes the boards' blocks, tallies them and serves the console, until SIGTERM.")
final class RunCommand implements Callable<Integer> {
  private static final int BUG = 70;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "CONFIG", description = "The configuration, a YAML file.")
  private Path file;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    GatewayConfiguration configuration;
    try {
      configuration = CheckCommand.read(file);
    } catch (InvalidConfiguration e) {
      e.faults().forEach(err::println);
      return 2;
    }
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<Throwable> bug = new AtomicReference<>();
    AtomicBoolean orderly = new AtomicBoolean();
    Thread hook = new Thread(() -> endAndWait(end, closed, orderly), "tallyport-end");
    try (Gateway gateway =
        new Gateway(
            configuration,
            System::nanoTime,
            new SplittableRandom(),
            cause -> {
              bug.set(cause);
              end.countDown();
            })) {
      Runtime.getRuntime().addShutdownHook(hook);
      gateway.start();
      out.printf(
          "boards connect to %s; console at http://%s:%d/%n",
          gateway.broker(), configuration.console().host(), gateway.port());
      out.flush();
      end.await();
    } catch (IOException e) {
      err.println(e.getMessage());
      return 2;
    } finally {
      orderly.set(bug.get() == null);
      closed.countDown();
    }
    Throwable cause = bug.get();
    if (cause != null) {
      err.println("the gateway ends because of a bug: " + cause);
      cause.printStackTrace(err);
      return BUG;
    }
    return 0;
  }

  /**
   * In the shutdown hook: everything is to be closed before the process is gone. Without halt, Java
   * would answer SIGTERM with 143.
   */
  private static void endAndWait(CountDownLatch end, CountDownLatch closed, AtomicBoolean orderly) {
    end.countDown();
    try {
      if (closed.await(15, TimeUnit.SECONDS) && orderly.get()) {
        Runtime.getRuntime().halt(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
