package org.tallyport.simulator.disk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One file of a simulated disk: what of it lies in the page cache alone. */
final class DiskFile {
  /** Beyond this the kernel writes back by itself: the oldest changes count as durable. */
  private static final long MOST_UNSYNCED_BYTES = 64L << 20;

  private static final int WAYS = 5;

  private final String name;
  private final Deque<Change> unsynced = new ArrayDeque<>();
  private long weight;
  private boolean durable;
  private Optional<Object> identity = Optional.empty();
  private DiskCounts counts = DiskCounts.NONE;

  DiskFile(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  DiskCounts counts() {
    return counts;
  }

  void count(DiskCall call, long bytes) {
    counts = counts.and(call, bytes);
  }

  /**
   * Sees the file opened; another file under the name, or one with content that did not come
   * through here, is durable as it stands.
   */
  void open(Object key, long size) {
    if (!identity.equals(Optional.of(key))) {
      identity = Optional.of(key);
      settle();
      durable = size > 0;
    }
  }

  void changed(Change change) {
    unsynced.add(change);
    weight += change.weight();
    while (weight > MOST_UNSYNCED_BYTES) {
      weight -= unsynced.remove().weight();
      durable = true;
    }
  }

  void synced() {
    settle();
    durable = true;
  }

  void gone() {
    settle();
    durable = false;
    identity = Optional.empty();
  }

  private void settle() {
    unsynced.clear();
    weight = 0;
  }

  /** Whether a power cut may leave the folder without it. */
  boolean mayVanish() {
    return !durable;
  }

  /**
   * What is durable of it.
   *
   * @param present its content as programs see it
   */
  byte[] durable(byte[] present) {
    FileContent content = new FileContent(present);
    Iterator<Change> newest = unsynced.descendingIterator();
    while (newest.hasNext()) {
      newest.next().undo(content);
    }
    return content.bytes();
  }

  /**
   * What a power cut could leave of it: the durable content and none, all, the first, or any of the
   * changes since, perhaps one of them torn.
   *
   * @param present its content as programs see it
   */
  byte[] afterPowerCut(byte[] present, RandomGenerator chance) {
    FileContent content = new FileContent(durable(present));
    List<Change> changes = new ArrayList<>(unsynced);
    int way = chance.nextInt(WAYS);
    int cut = changes.isEmpty() ? 0 : chance.nextInt(changes.size());
    for (int i = 0; i < changes.size(); i++) {
      boolean kept =
          switch (way) {
            case 0 -> false;
            case 1 -> true;
            case 2 -> i < cut;
            default -> chance.nextBoolean();
          };
      if (way == WAYS - 1 && i == cut) {
        changes.get(i).tear(content, chance);
      } else if (kept) {
        changes.get(i).redo(content);
      }
    }
    return content.bytes();
  }
}
