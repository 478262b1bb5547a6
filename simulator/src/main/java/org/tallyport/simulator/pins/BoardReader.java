package org.tallyport.simulator.pins;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of this process that reads a board file and dispatches it. */
final class BoardReader {
  private static final Logger LOG = LoggerFactory.getLogger(BoardReader.class);
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private final Path file;
  private final BoardMemory memory;
  private final BoardState state = new BoardState();
  private final BoardTime time = new BoardTime();
  private final List<SimulatedInput> inputs = new CopyOnWriteArrayList<>();
  private final long name = MachineTime.nanos() * 31 + ProcessHandle.current().pid();
  private final Thread thread;
  private long position;

  private BoardReader(Path file, BoardMemory memory) {
    this.file = file;
    this.memory = memory;
    thread = Thread.ofPlatform().daemon().name("board " + file.getFileName()).unstarted(this::run);
  }

  /** Opens a file and takes over from whoever read it before. */
  static BoardReader open(Path file) throws IOException {
    BoardReader reader = new BoardReader(file, BoardMemory.open(file));
    reader.beat();
    reader.memory.set(BoardMemory.READER, reader.name);
    reader.takeOver();
    reader.thread.start();
    return reader;
  }

  BoardState state() {
    return state;
  }

  BoardTime time() {
    return time;
  }

  long bootId() {
    return memory.get(BoardMemory.BOOT_ID);
  }

  /** Starts to dispatch a line's edges; between two records. */
  synchronized void add(SimulatedInput input) {
    input.countFrom(state.edges(input.bcm()));
    inputs.add(input);
  }

  synchronized void remove(SimulatedInput input) {
    inputs.remove(input);
  }

  void close() {
    time.end();
    thread.interrupt();
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        beat();
        if (memory.get(BoardMemory.READER) != name) {
          retire();
          return;
        }
        step();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      if (memory.get(BoardMemory.READER) == name) {
        memory.set(BoardMemory.HEARTBEAT, 0);
      }
    }
  }

  private void step() throws InterruptedException {
    if (position == memory.get(BoardMemory.WRITTEN)) {
      inputs.forEach(SimulatedInput::quiet);
      LockSupport.parkNanos(this, PAUSE_NANOS);
      return;
    }
    BoardRecord record = BoardRecord.read(memory, position);
    BoardMemory.fence();
    if (memory.get(BoardMemory.WRITTEN) - position >= memory.capacity()) {
      LOG.warn("{}: the writer has run over this reader; edges are lost", file);
      catchUp();
      return;
    }
    dispatch(record);
    memory.set(BoardMemory.READ, ++position);
  }

  private void dispatch(BoardRecord record) throws InterruptedException {
    boolean tick = record.kind() == BoardRecord.Kind.TICK;
    runTo(tick ? record.timeMicroseconds() : record.timeMicroseconds() - 1);
    if (tick) {
      inputs.forEach(SimulatedInput::quiet);
      return;
    }
    synchronized (this) {
      state.apply(record);
      if (record.kind() == BoardRecord.Kind.LINE) {
        edge(record);
      }
    }
  }

  private void edge(BoardRecord record) {
    for (SimulatedInput input : inputs) {
      if (input.bcm() == record.index()) {
        long number = record.value() >> 1;
        input.edge(record.timeMicroseconds(), (record.value() & 1) != 0, number);
      }
    }
  }

  private synchronized void takeOver() {
    BoardState.Standing standing = state.takeOver(memory);
    position = standing.records();
    memory.set(BoardMemory.READ, position);
    time.begin(standing.timeMicroseconds());
    memory.set(BoardMemory.SHOWN_TIME, time.shown());
  }

  private synchronized void catchUp() {
    takeOver();
    for (SimulatedInput input : inputs) {
      input.skip(time.shown(), state.level(input.bcm()), state.edges(input.bcm()));
    }
  }

  private void runTo(long timeMicroseconds) throws InterruptedException {
    time.run(timeMicroseconds, this::beat);
    memory.set(BoardMemory.SHOWN_TIME, time.shown());
  }

  private void beat() {
    memory.set(BoardMemory.HEARTBEAT, MachineTime.nanos());
    memory.set(BoardMemory.SHOWN_TIME, time.shown());
  }

  private void retire() {
    time.end();
    inputs.forEach(input -> input.fail(file + ": another process reads this board"));
  }
}
