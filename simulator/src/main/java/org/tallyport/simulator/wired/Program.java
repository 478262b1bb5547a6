package org.tallyport.simulator.wired;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the real programs as a process of its own, with our class path and our Java. */
public final class Program implements AutoCloseable {
  private static final long LONGEST_END_SECONDS = 20;

  private final String name;
  private final List<String> command = new ArrayList<>();
  private final Path log;
  private Process process;
  private boolean killed;

  /** For boards and terminals of few machines: quick to start, small. */
  private static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-Xmx256m");

  private Program(String name, List<String> arguments, String mainClass, Path log)
      throws IOException {
    this(name, SMALL, arguments, mainClass, log);
  }

  private Program(
      String name, List<String> options, List<String> arguments, String mainClass, Path log)
      throws IOException {
    this.name = name;
    this.log = log;
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-XX:+UseSerialGC");
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    process = launch();
  }

  /** Starts {@code tallyport-edge run}. */
  static Program edge(String board, Path configuration, Path log) throws IOException {
    return new Program(
        board, List.of("run", configuration.toString()), "org.tallyport.edge.Main", log);
  }

  /** Starts {@code tallyport-gateway run}. */
  static Program gateway(Path configuration, Path log) throws IOException {
    return new Program(
        "gateway", List.of("run", configuration.toString()), "org.tallyport.gateway.Main", log);
  }

  /** Starts {@code tallyport-gateway run} with as much memory as an installed one has. */
  public static Program installedGateway(Path configuration, Path log) throws IOException {
    return new Program(
        "gateway",
        List.of("-XX:+ExitOnOutOfMemoryError", "-Xms64m", "-Xmx512m"),
        List.of("run", configuration.toString()),
        "org.tallyport.gateway.Main",
        log);
  }

  /** Starts {@code tallyport-gateway broker}. */
  static Program broker(int port, Path log) throws IOException {
    return new Program(
        "broker",
        List.of("broker", "--port", Integer.toString(port)),
        "org.tallyport.gateway.Main",
        log);
  }

  private Process launch() throws IOException {
    File file = log.toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
        .start();
  }

  String name() {
    return name;
  }

  /** The process, as the system numbers it. */
  public long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Says what the program last wrote, when it is gone although nobody ended it. */
  public void check() throws IOException {
    if (!killed && !process.isAlive()) {
      List<String> lines = Files.readAllLines(log);
      String last = String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
      throw new IOException(
          name + " ended with status " + process.exitValue() + "; it last wrote:\n" + last);
    }
  }

  /** Kills it as a power cut would end it: no signal handler runs. */
  void kill() throws InterruptedException {
    killed = true;
    process.destroyForcibly();
    process.waitFor();
  }

  /** Stops it as it stands; it holds its sockets and says nothing. */
  void stall() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on after a stall. */
  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** By the shell's own kill: not every machine has one in a folder. */
  private void signal(String name) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("SIG" + name + " to " + this.name + ": kill ended with " + status);
    }
  }

  /** Starts it anew after it was killed. */
  void restart() throws IOException {
    process = launch();
    killed = false;
  }

  /** Ends it in order. */
  @Override
  public void close() {
    try {
      if (process.isAlive()) {
        resume();
      }
      process.destroy();
      if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
