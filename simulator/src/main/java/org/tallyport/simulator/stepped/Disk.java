package org.tallyport.simulator.stepped;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyport.simulator.disk.DiskCall;
import org.tallyport.simulator.disk.SimulatedDisk;
import org.tallyport.simulator.model.Chance;

/**
 * The disk of a board or of the gateway: a plain folder where nothing is planned for it, else one
 * that fails, fills up and loses what was not synced.
 */
final class Disk implements AutoCloseable {
  private final Path image;
  private final Chance chance;
  private final String database;
  private final List<String> operations;
  private final @Nullable SimulatedDisk simulated;
  private Optional<SteppedFiles.Change> damage = Optional.empty();
  private int full;
  private int readOnly;
  private int stalled;

  private Disk(Path image, Chance chance, String database, @Nullable SimulatedDisk simulated) {
    this.image = image;
    this.chance = chance;
    this.database = database;
    this.simulated = simulated;
    // What the rollback journal does happens once, before there is a write-ahead log.
    operations =
        SimulatedDisk.operations(database).stream()
            .filter(name -> !name.contains(".rollback.") && !name.contains(".aside."))
            .toList();
  }

  /**
   * The disk under a folder.
   *
   * @param faulty whether something is planned for it
   * @param database name of the database in it: {@code journal} or {@code ledger}
   */
  static Disk of(Path folder, boolean faulty, Chance chance, String database) throws IOException {
    Path image = folder.resolveSibling(folder.getFileName() + "-disk");
    return new Disk(image, chance, database, faulty ? SimulatedDisk.claim(folder) : null);
  }

  /** Whether a sync has an effect. */
  boolean syncs() {
    return simulated != null;
  }

  boolean stalled() {
    return stalled > 0;
  }

  void stall(boolean begins) {
    stalled += begins ? 1 : -1;
  }

  void full(boolean begins) {
    full += begins ? 1 : -1;
    disk().full(full > 0);
  }

  void readOnly(boolean begins) {
    readOnly += begins ? 1 : -1;
    disk().readOnly(readOnly > 0);
  }

  /** The nth write or sync from now on fails, and each after it, until it is healed. */
  void fail(long nth) {
    disk().fail(chance.happens(0.5) ? DiskCall.WRITE : DiskCall.SYNC, nth, true);
  }

  void heal() {
    disk().heal();
  }

  /** Power fails now; the image is what the disk keeps. */
  void cutPower() {
    disk().crash(image, chance::bits);
  }

  /** The process dies before an operation of some kind, the nth from now on; with the power too. */
  void crashLater(long nth, boolean power) {
    String operation = operations.get(chance.between(0, operations.size() - 1));
    if (power) {
      disk().crashAt(operation, nth, image, chance::bits);
    } else {
      disk().crashAt(operation, nth, image);
    }
  }

  /**
   * The process dies in its next commit, before that is durable.
   *
   * @param change what becomes of the database that it leaves
   */
  void crashInCommit(SteppedFiles.Change change) {
    damage = Optional.of(change);
    disk().crashAt(database + ".wal.sync", 1, image);
  }

  /** Is run after each sync of the write-ahead log. */
  void onSync(Runnable observer) {
    disk().onCommit(observer);
  }

  void disarm() {
    disk().disarm();
  }

  /** Whether it went dark and its program is to be ended. */
  boolean dark() {
    return simulated != null && simulated.crashed().isPresent();
  }

  /** Whether a write or a sync failed that was to fail. */
  boolean failed() {
    return simulated != null && simulated.failed();
  }

  /** Comes back with what was kept, while no program has it open. */
  void comeBack() throws IOException {
    if (dark()) {
      if (damage.isPresent()) {
        damage.get().of(image.resolve(database + ".db"));
        damage = Optional.empty();
      }
      disk().restart(image);
    }
  }

  /** Other files were put in place of its own. */
  void replaced() throws IOException {
    if (simulated != null) {
      simulated.replaced();
    }
  }

  private SimulatedDisk disk() {
    if (simulated == null) {
      throw new IllegalStateException("nothing was planned for the disk beside " + image);
    }
    return simulated;
  }

  @Override
  public void close() {
    if (simulated != null) {
      Optional<Throwable> bug = simulated.takeBug();
      simulated.close();
      if (bug.isPresent()) {
        throw new IllegalStateException("the simulated disk itself failed", bug.get());
      }
    }
  }
}
