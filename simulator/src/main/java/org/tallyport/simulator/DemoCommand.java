package org.tallyport.simulator;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallyport.simulator.scenario.Scenario;
import org.tallyport.simulator.wired.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole system on this machine, to be looked at. */
@Command(
    name = "demo",
    description = "Starts broker, gateway, boards and a simulated terminal, and shows them.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private final LongSupplier nanoTime;

  @Spec private CommandSpec spec;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "How long, such as 60s, 10m or 2h; until Ctrl-C if not given.")
  private @Nullable String length;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Of the console, 0 for any free one (default: ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  private int port;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Simulated seconds per second, at most (default: ${DEFAULT-VALUE}).",
      defaultValue = "20")
  private double speed;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of everything by chance (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Keeps journals, ledger and logs here; otherwise they are deleted at the end.")
  private @Nullable Path out;

  DemoCommand(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(speed > 0 && speed <= 100)) {
      throw bad("--speed " + speed + ": wanted more than 0 and at most 100");
    }
    if (port < 0 || port > 65_535) {
      throw bad("--port " + port + ": wanted 0 to 65535");
    }
    Duration time = length == null ? Duration.ofDays(3_650) : duration(length);
    Path given = out;
    Path folder = given == null ? Files.createTempDirectory("tallyport-demo-") : given;
    PrintStream console = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Demo demo =
        new Demo(
            Scenario.named("baku").orElseThrow(), seed, speed, port, folder, console, nanoTime);
    Thread hook = new Thread(() -> end(demo), "demo-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      boolean terminal =
          Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
      demo.run(time, terminal);
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    } finally {
      console.flush();
      if (given == null) {
        delete(folder);
      }
    }
    return 0;
  }

  private static void end(Demo demo) {
    try {
      demo.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      Files.deleteIfExists(one);
    }
  }

  private Duration duration(String text) {
    String number = text.substring(0, Math.max(0, text.length() - 1));
    if (number.matches("\\d{1,6}")) {
      long count = Long.parseLong(number);
      switch (text.charAt(text.length() - 1)) {
        case 's' -> {
          return Duration.ofSeconds(count);
        }
        case 'm' -> {
          return Duration.ofMinutes(count);
        }
        case 'h' -> {
          return Duration.ofHours(count);
        }
        default -> {}
      }
    }
    throw bad("--for " + text + ": wanted a number with s, m or h, such as 60s");
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
