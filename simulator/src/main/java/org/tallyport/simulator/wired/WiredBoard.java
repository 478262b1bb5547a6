package org.tallyport.simulator.wired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.tallyport.equipment.ClockQuality;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.simulator.model.SignalSink;
import org.tallyport.simulator.pins.BoardFile;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.BoardYaml;
import org.tallyport.simulator.scenario.Scenario;

/** One board's simulated hardware and its configuration file. */
final class WiredBoard implements AutoCloseable {
  /** Boards booted this long before the run begins. */
  static final long BOOTED_MICROSECONDS = 600_000_000;

  /** How far simulated time may run ahead of a board that samples pins. */
  static final long MOST_LAG_MICROSECONDS = 3_000_000;

  /**
   * How far it may run ahead of a board with a PLC, whose clock does not lag behind the board's:
   * what the board shows too late is an error of the skew that it measures.
   */
  private static final long MOST_LAG_BEHIND_PLC_MICROSECONDS = 400_000;

  /** A dumb link is to be noticed well within the recovery bound. */
  private static final int KEEP_ALIVE_SECONDS = 5;

  private final Board board;
  private final Path folder;
  private final BoardFile file;
  private final BoardWires wires;

  private WiredBoard(Board board, Path folder, BoardFile file, BoardWires wires) {
    this.board = board;
    this.folder = folder;
    this.file = file;
    this.wires = wires;
  }

  /**
   * Makes the hardware of a board and writes its configuration.
   *
   * @param folder of its own
   * @param bootId positive
   * @param runTime microseconds since the start of the run
   */
  static WiredBoard create(
      Scenario scenario,
      Board board,
      BoardYaml.Signals signals,
      String broker,
      Path folder,
      long bootId,
      LongSupplier runTime)
      throws IOException {
    Files.createDirectories(folder);
    long start = scenario.start().toEpochMilli() * 1_000;
    BoardFile file =
        BoardFile.create(
            folder.resolve("board.file"),
            bootId,
            start - BOOTED_MICROSECONDS,
            ClockQuality.SYNCHRONISED);
    BoardWires wires =
        switch (board.wiring()) {
          case PLC -> new PlcWires(board, signals, start, runTime);
          case PINS ->
              new PinWires(
                  board,
                  signals,
                  file,
                  folder.resolve("board.file").toAbsolutePath().toString(),
                  BOOTED_MICROSECONDS);
        };
    BoardYaml.Head head =
        new BoardYaml.Head(
            "driver: simulated, file: \"" + folder.resolve("board.file").toAbsolutePath() + "\"",
            "url: \"" + broker + "\", keep_alive_s: " + KEEP_ALIVE_SECONDS,
            "path: journal.db, commit_interval_ms: 100");
    Files.writeString(
        folder.resolve("board.yaml"), BoardYaml.text(scenario, board, head, wires, signals));
    return new WiredBoard(board, folder, file, wires);
  }

  Board board() {
    return board;
  }

  /** Its configuration file. */
  Path configuration() {
    return folder.resolve("board.yaml");
  }

  SignalSink sink(EquipmentId equipment) {
    return wires.sink(equipment);
  }

  /** Everything up to this time of the run was put in: the board's time may run so far. */
  void complete(long runMicroseconds) {
    wires.complete(runMicroseconds);
    file.advance(runMicroseconds + BOOTED_MICROSECONDS);
  }

  /** Whether simulated time has to wait for this board. A dead board is not waited for. */
  boolean lags() {
    long most =
        switch (board.wiring()) {
          case PLC -> MOST_LAG_BEHIND_PLC_MICROSECONDS;
          case PINS -> MOST_LAG_MICROSECONDS;
        };
    return file.readerAlive() && file.lagMicroseconds() > most;
  }

  /** What the board reads is gone. */
  void loseSources() {
    wires.lose();
  }

  /** It is back. */
  void regainSources() {
    wires.regain();
  }

  /** The program of its PLC is being replaced. */
  void beginDownload() {
    wires.beginDownload();
  }

  /** It is there again. */
  void endDownload() {
    wires.endDownload();
  }

  @Override
  public void close() {
    wires.close();
  }
}
