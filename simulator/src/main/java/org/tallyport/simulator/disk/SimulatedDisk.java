package org.tallyport.simulator.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The disk under one folder of SQLite files: a board's card, or the gateway's. Claim the folder
 * before its program starts, and run the program with {@code synchronous=FULL}: syncs cost nothing
 * here. What the disk is told to do holds from then on.
 */
public final class SimulatedDisk implements AutoCloseable {
  private final Interception interception;
  private final DiskFolder folder;
  private final DiskFaults faults = new DiskFaults();
  private @Nullable CrashPoint armed;
  private Optional<String> crashed = Optional.empty();
  private Runnable commits = () -> {};

  private SimulatedDisk(Interception interception, Path folder) {
    this.interception = interception;
    this.folder = new DiskFolder(folder);
  }

  /** Why there can be no simulated disk in this process; empty where there can. */
  public static Optional<String> unavailable() {
    try {
      Interception.installed();
      return Optional.empty();
    } catch (IOException | RuntimeException | LinkageError e) {
      return Optional.of(e.toString());
    }
  }

  /**
   * Claims a folder, which must exist; what lies in it is durable.
   *
   * @throws IOException also when there can be none ({@link #unavailable})
   */
  public static SimulatedDisk claim(Path folder) throws IOException {
    Interception interception = Interception.installed();
    Path real = folder.toRealPath();
    SimulatedDisk disk = new SimulatedDisk(interception, real);
    interception.claims().add(real, new DiskCalls(disk, disk.folder, interception.libc()));
    return disk;
  }

  /** All names of operations on a database file, {@code journal} or {@code ledger}. */
  public static List<String> operations(String database) {
    return OperationName.all(database);
  }

  /** What was asked for per file name; failed calls are not counted. */
  public synchronized Map<String, DiskCounts> counts() {
    return folder.counts();
  }

  /** Lets a call fail with an I/O error, the nth from now on, once or from then on. */
  public synchronized void fail(DiskCall call, long nth, boolean forever) {
    faults.fail(call, nth, forever);
  }

  /** Takes back what {@link #fail} planned or does. */
  public synchronized void heal() {
    faults.heal();
  }

  /** Whether a call failed that the last {@link #fail} planned. */
  public synchronized boolean failed() {
    return faults.failed();
  }

  /** No room: writes within a file succeed, those that would make it longer do not. */
  public synchronized void full(boolean is) {
    faults.full(is);
  }

  /** As a file system that the kernel has mounted read-only after a fault. */
  public synchronized void readOnly(boolean is) {
    faults.readOnly(is);
  }

  /** Is run after each sync of a WAL, before SQLite knows: after each commit that is durable. */
  public synchronized void onCommit(Runnable observer) {
    commits = observer;
  }

  /** Writes the folder's files into another as a killed process leaves them: all that it wrote. */
  public synchronized void copy(Path image) throws IOException {
    folder.copy(image);
  }

  /** Writes the folder's files into another as a power cut could leave them. */
  public synchronized void powerCut(Path image, RandomGenerator chance) throws IOException {
    folder.powerCut(image, chance);
  }

  /**
   * Plans a kill: just before the nth such operation from now on an image is written and the disk
   * goes dark: everything fails and nothing is written until {@link #restart}.
   *
   * @param operation one of {@link #operations}
   */
  public synchronized void crashAt(String operation, long nth, Path image) {
    armed = new CrashPoint(operation, nth, image, Optional.empty());
  }

  /** Plans a power cut in the same way. */
  public synchronized void crashAt(String operation, long nth, Path image, RandomGenerator chance) {
    armed = new CrashPoint(operation, nth, image, Optional.of(chance));
  }

  /** Takes back what {@link #crashAt} planned. */
  public synchronized void disarm() {
    armed = null;
  }

  /** Goes dark at once, leaving an image as a killed process does. */
  public synchronized void crash(Path image) {
    crash(new CrashPoint("now", 1, image, Optional.empty()));
  }

  /** Goes dark at once, leaving an image as a power cut could. */
  public synchronized void crash(Path image, RandomGenerator chance) {
    crash(new CrashPoint("now", 1, image, Optional.of(chance)));
  }

  /** Before which operation the disk went dark; {@code now} by {@link #crash(Path)}. */
  public synchronized Optional<String> crashed() {
    return crashed;
  }

  /** Comes back with an image in place of the files, while no program has any of them open. */
  public synchronized void restart(Path image) throws IOException {
    folder.restore(image);
    crashed = Optional.empty();
    armed = null;
  }

  /** Somebody put other files in place of what was there, durable as they stand. */
  public synchronized void replaced() throws IOException {
    folder.replaced();
  }

  /**
   * What went wrong in the disk itself, in whichever folder, since this was asked last: to be asked
   * after every run.
   */
  public Optional<Throwable> takeBug() {
    return interception.takeBug();
  }

  /** Gives the folder up: its files are as they are. */
  @Override
  public void close() {
    interception.claims().remove(folder.path());
  }

  private void crash(CrashPoint point) {
    crashed = Optional.of(point.operation());
    armed = null;
    try {
      if (point.powerCut().isPresent()) {
        folder.powerCut(point.image(), point.powerCut().get());
      } else {
        folder.copy(point.image());
      }
    } catch (IOException | RuntimeException e) {
      interception.remember(e);
    }
  }

  /** For a call: minus the error number with which a call must fail; 0 when it may go on. */
  long admit(String operation, DiskCall call) {
    if (armed != null && armed.is(operation) && crashed.isEmpty()) {
      if (armed.nth() == 1) {
        crash(armed);
      } else {
        armed = armed.closer();
      }
    }
    return crashed.isPresent() ? -DiskFaults.INPUT_OUTPUT : -faults.next(call);
  }

  long mayOpen(boolean toWrite) {
    if (crashed.isPresent()) {
      return -DiskFaults.INPUT_OUTPUT;
    }
    return toWrite && faults.readOnly() ? -DiskFaults.READ_ONLY : 0;
  }

  boolean full() {
    return faults.full();
  }

  void committed() {
    commits.run();
  }
}
