package org.tallyport.driver.opcua;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A PLC that is not made with our stack: node-opcua, fetched by npm once, a process of its own on
 * the loopback. Its tests are skipped, with the reason, where there is no Node or npm.
 *
 * <p>It carries out its orders one after the other; no call waits for that.
 */
public final class NodeOpcuaPlc implements AutoCloseable {
  private static final String PACKAGE = "node-opcua-server@2.182.2";
  private static final long VERSION_SECONDS = 20;
  private static final long INSTALL_SECONDS = 120;
  private static final long END_SECONDS = 10;

  private final Process process;
  private final PrintWriter orders;
  private final String endpoint;

  /**
   * A variable of the PLC.
   *
   * @param name unique; {@link #nodeId} makes its node id
   * @param type of OPC UA: {@code Boolean}, {@code Int16}, {@code UInt32}, {@code Float}, {@code
   *     Double}
   * @param value the first one, of that type
   */
  public record Node(String name, String type, Object value) {
    private String json() {
      return "{\"name\":\"%s\",\"type\":\"%s\",\"value\":%s}".formatted(name, type, value);
    }
  }

  private NodeOpcuaPlc(Process process, List<Node> nodes, Path log) throws IOException {
    this.process = process;
    orders = new PrintWriter(process.outputWriter(), true);
    orders.printf(
        "{\"port\":%d,\"nodes\":[%s]}%n",
        freePort(), nodes.stream().map(Node::json).collect(Collectors.joining(",")));
    endpoint = endpoint(process.inputReader(), log);
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param folder where node-opcua is installed, or will be: 70 MB, kept for the next test
   */
  public static NodeOpcuaPlc start(Path folder, List<Node> nodes)
      throws IOException, InterruptedException {
    install(folder);
    Process process =
        new ProcessBuilder("node", "server.js")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try {
      return new NodeOpcuaPlc(process, nodes, folder.resolve("plc.log"));
    } catch (IOException | AssertionError e) {
      process.destroy();
      throw e;
    }
  }

  /** Such as {@code opc.tcp://127.0.0.1:4840/UA/plc}. */
  public String endpoint() {
    return endpoint;
  }

  /** The node id of a variable, as a configuration has it. */
  public static String nodeId(String name) {
    return "ns=2;s=" + name;
  }

  /** Sets variables, all with the time at which it is carried out. */
  public void set(Map<String, Object> values) {
    orders.println(
        values.entrySet().stream()
            .map(value -> "\"" + value.getKey() + "\":" + value.getValue())
            .collect(Collectors.joining(",", "{\"set\":{", "}}")));
  }

  /** Makes a variable bad: its sensor has failed. */
  public void bad(String name) {
    orders.printf("{\"bad\":\"%s\"}%n", name);
  }

  /** Adds 1 to a variable every so many milliseconds from now on. */
  public void count(String name, long everyMilliseconds) {
    orders.printf("{\"count\":\"%s\",\"every\":%d}%n", name, everyMilliseconds);
  }

  /** What is ordered after this is carried out so many milliseconds later, or more. */
  public void pause(long milliseconds) {
    orders.printf("{\"wait\":%d}%n", milliseconds);
  }

  /** Puts the package and the script into the folder, or skips the test with the reason. */
  private static void install(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    assumeTrue(
        succeeds(folder, VERSION_SECONDS, "node", "--version"), "skipped: there is no node here");
    try (var script = NodeOpcuaPlc.class.getResourceAsStream("/node-opcua/server.js")) {
      Files.write(folder.resolve("server.js"), script.readAllBytes());
    }
    Path installed = folder.resolve("installed");
    if (Files.exists(installed) && Files.readString(installed).equals(PACKAGE)) {
      return;
    }
    assumeTrue(
        succeeds(
            folder,
            INSTALL_SECONDS,
            "npm",
            "install",
            "--no-audit",
            "--no-fund",
            "--omit=dev",
            "--prefix",
            ".",
            PACKAGE),
        "skipped: npm could not install " + PACKAGE + " (no npm, or no registry)");
    Files.writeString(installed, PACKAGE);
  }

  private static boolean succeeds(Path folder, long seconds, String... command)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log.txt").toFile())
              .start();
    } catch (IOException e) {
      return false;
    }
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      return false;
    }
    return process.exitValue() == 0;
  }

  private static String endpoint(BufferedReader output, Path log) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith("endpoint ")) {
        Thread.ofVirtual().start(() -> keep(output, log));
        return line.substring("endpoint ".length());
      }
    }
    return fail("node-opcua did not start: " + lines);
  }

  /** What it says while it serves: somebody has to read it, or it would stand still. */
  private static void keep(BufferedReader output, Path log) {
    try (BufferedWriter writer = Files.newBufferedWriter(log)) {
      output.transferTo(writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends it, whatever orders are left. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
