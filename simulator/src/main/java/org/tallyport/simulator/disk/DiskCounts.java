package org.tallyport.simulator.disk;

/**
 * What was asked of a disk for one file.
 *
 * @param bytes written
 */
public record DiskCounts(long writes, long bytes, long syncs, long truncates, long deletes) {
  static final DiskCounts NONE = new DiskCounts(0, 0, 0, 0, 0);

  DiskCounts and(DiskCall call, long more) {
    return switch (call) {
      case WRITE -> new DiskCounts(writes + 1, bytes + more, syncs, truncates, deletes);
      case SYNC -> new DiskCounts(writes, bytes, syncs + 1, truncates, deletes);
      case TRUNCATE -> new DiskCounts(writes, bytes, syncs, truncates + 1, deletes);
      case DELETE -> new DiskCounts(writes, bytes, syncs, truncates, deletes + 1);
    };
  }
}
