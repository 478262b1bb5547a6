package org.tallyport.simulator.wired;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.simulator.model.Chance;
import org.tallyport.simulator.model.Model;
import org.tallyport.simulator.pins.BoardFile;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.Scenario;

/** A whole terminal on this machine: broker, gateway, boards, and the world they watch. */
final class WiredTerminal implements AutoCloseable {
  private final Scenario scenario;
  private final Path folder;
  private final LongSupplier nanoTime;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<String, Program> programs = new TreeMap<>();
  private final WiredWorld world;
  private final int port;
  private final ApiAnswers api;
  private final List<WiredBoard> boards;
  private final Optional<Lines> lines;

  /**
   * What is to be run.
   *
   * @param seed of the world
   * @param speed simulated seconds per second, at most
   * @param broker where a broker runs already; empty: one of our own
   * @param port of the console, 0 for any free one
   * @param lines whether every connection to the broker goes through a line of its own, which can
   *     be made bad
   */
  record Plan(long seed, double speed, String broker, int port, boolean lines) {}

  /**
   * Starts everything; the world stands still until {@link #begin}.
   *
   * @param folder for configurations, journals, the ledger and logs
   */
  WiredTerminal(Scenario scenario, Plan plan, Path folder, LongSupplier nanoTime)
      throws IOException {
    this.scenario = scenario;
    this.folder = folder;
    this.nanoTime = nanoTime;
    Files.createDirectories(folder);
    port = plan.port() == 0 ? freePort() : plan.port();
    api = new ApiAnswers(address(), scenario);
    boolean started = false;
    try {
      String broker = plan.broker().isEmpty() ? ownBroker() : plan.broker();
      List<Model> models = scenario.models().apply(plan.seed());
      AtomicReference<WiredWorld> running = new AtomicReference<>();
      LongSupplier runTime =
          () -> {
            WiredWorld now = running.get();
            return now == null ? WiredWorld.WARM_MICROSECONDS : now.microseconds();
          };
      lines = plan.lines() ? Optional.of(new Lines(broker, nanoTime)) : Optional.empty();
      lines.ifPresent(parts::push);
      boards = boards(plan.seed(), broker, models, runTime);
      world = new WiredWorld(models, boards, wallClock(), plan.speed(), nanoTime);
      running.set(world);
      parts.push(world);
      world.start();
      startGateway(broker);
      for (WiredBoard board : boards) {
        String id = board.board().id();
        program(id, Program.edge(id, board.configuration(), folder.resolve(id + ".log")));
      }
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  private String ownBroker() throws IOException {
    int brokerPort = freePort();
    program("broker", Program.broker(brokerPort, folder.resolve("broker.log")));
    return "tcp://127.0.0.1:" + brokerPort;
  }

  /** A board file that nobody samples: only its clock is used, by the gateway. */
  private BoardFile wallClock() throws IOException {
    return BoardFile.create(
        wallClockFile(),
        1,
        scenario.start().toEpochMilli() * 1_000 - WiredBoard.BOOTED_MICROSECONDS,
        ClockQuality.SYNCHRONISED);
  }

  private Path wallClockFile() {
    return folder.resolve("wall-clock.file").toAbsolutePath();
  }

  private List<WiredBoard> boards(
      long seed, String broker, List<Model> models, LongSupplier runTime) throws IOException {
    List<WiredBoard> boards = new ArrayList<>();
    Chance boots = new Chance(seed).part("boots");
    for (Board board : scenario.boards()) {
      long boot = boots.part(board.id()).bits() >>> 1;
      WiredBoard wired =
          WiredBoard.create(
              scenario,
              board,
              equipment -> signals(models, equipment),
              access(broker, board.id()),
              folder.resolve(board.id()),
              boot,
              runTime);
      parts.push(wired);
      boards.add(wired);
    }
    return boards;
  }

  /** Where a client of the broker connects. */
  private String access(String broker, String client) throws IOException {
    return lines.isPresent() ? lines.get().address(client) : broker;
  }

  private static List<Role> signals(List<Model> models, EquipmentId equipment) {
    return models.stream()
        .filter(model -> model.equipment().equals(equipment))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no model of " + equipment))
        .signals();
  }

  private void startGateway(String broker) throws IOException {
    Path configuration = folder.resolve("gateway.yaml");
    Files.writeString(
        configuration,
        GatewayYaml.text(
            scenario,
            "url: \"" + access(broker, "gateway") + "\"",
            "driver: simulated, file: \"" + wallClockFile() + "\"",
            port));
    program("gateway", Program.gateway(configuration, folder.resolve("gateway.log")));
  }

  private void program(String name, Program program) {
    programs.put(name, program);
    parts.push(program);
  }

  /** Per board: its journal's file. */
  Map<String, Path> journals() {
    return boards.stream()
        .map(WiredBoard::board)
        .collect(
            Collectors.toMap(Board::id, board -> folder.resolve(board.id()).resolve("journal.db")));
  }

  /** Lets the world move. */
  void begin() {
    world.begin();
  }

  WiredWorld world() {
    return world;
  }

  /** {@code broker}, {@code gateway} or a board's id. */
  Program program(String name) {
    Program program = programs.get(name);
    if (program == null) {
      throw new IllegalArgumentException(name + ": there are " + programs.keySet());
    }
    return program;
  }

  /** Between the broker and its clients. */
  Lines lines() {
    return lines.orElseThrow(() -> new IllegalStateException("a terminal without lines"));
  }

  WiredBoard board(String id) {
    return boards.stream()
        .filter(one -> one.board().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no board " + id));
  }

  /** Where the API and the page are. */
  String address() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * Waits until every board is online and every signal reads well.
   *
   * @param stop ends the waiting
   * @return false when stopped
   * @throws IOException that says what is missing when it takes too long
   */
  boolean awaitBoards(CountDownLatch stop) throws IOException, InterruptedException {
    return new Readiness(scenario, api, nanoTime).await(stop, this::check);
  }

  ApiAnswers api() {
    return api;
  }

  /** Throws when the world or a program ended although nobody ended it. */
  void check() throws IOException {
    world.check();
    for (Program program : programs.values()) {
      program.check();
    }
  }

  /** Ends everything, the world first, the broker last. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a part of the terminal does not end", e);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
