package org.tallyport.simulator.disk;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What SQLite's calls do on a simulated disk. Each gives what the C function gives, or minus the
 * error number.
 */
final class DiskCalls {
  private static final int WRITING_OR_MAKING = 3 | 64; // O_ACCMODE | O_CREAT

  private final SimulatedDisk disk;
  private final DiskFolder folder;
  private final Libc libc;

  DiskCalls(SimulatedDisk disk, DiskFolder folder, Libc libc) {
    this.disk = disk;
    this.folder = folder;
    this.libc = libc;
  }

  /** A descriptor is seen for the first time. */
  void opened(String name) {
    synchronized (disk) {
      if (!name.isEmpty()) {
        folder.opened(name);
      }
    }
  }

  long mayOpen(int flags) {
    synchronized (disk) {
      return disk.mayOpen((flags & WRITING_OR_MAKING) != 0);
    }
  }

  @SuppressWarnings("restricted") // as long as the caller in C says
  long write(String name, int descriptor, MemorySegment from, long bytes, long offset)
      throws Throwable {
    synchronized (disk) {
      long refused = disk.admit(OperationName.of(name, DiskCall.WRITE), DiskCall.WRITE);
      if (refused < 0) {
        return refused;
      }
      long size = libc.size(descriptor);
      if (disk.full() && offset + bytes > size) {
        return 0; // SQLite takes a write of nothing for a full disk
      }
      byte[] before = offset < size ? libc.read(descriptor, offset, bytes) : new byte[0];
      byte[] after = from.reinterpret(bytes).toArray(ValueLayout.JAVA_BYTE);
      long written = libc.write(descriptor, from, bytes, offset);
      if (written == bytes) {
        DiskFile file = folder.file(name);
        file.changed(new Change.Write(offset, size, before, after));
        file.count(DiskCall.WRITE, bytes);
      }
      return written;
    }
  }

  long truncate(String name, int descriptor, long size) throws Throwable {
    synchronized (disk) {
      long refused = disk.admit(OperationName.of(name, DiskCall.TRUNCATE), DiskCall.TRUNCATE);
      if (refused < 0) {
        return refused;
      }
      long before = libc.size(descriptor);
      byte[] cut = size < before ? libc.read(descriptor, size, before - size) : new byte[0];
      long result = libc.truncate(descriptor, size);
      if (result == 0) {
        DiskFile file = folder.file(name);
        file.changed(new Change.Resize(size, before, cut));
        file.count(DiskCall.TRUNCATE, 0);
      }
      return result;
    }
  }

  long sync(String name) {
    synchronized (disk) {
      boolean whole = name.isEmpty();
      String operation = whole ? OperationName.FOLDER_SYNC : OperationName.of(name, DiskCall.SYNC);
      long refused = disk.admit(operation, DiskCall.SYNC);
      if (refused < 0) {
        return refused;
      }
      if (whole) {
        folder.synced();
        return 0;
      }
      folder.file(name).synced();
      folder.file(name).count(DiskCall.SYNC, 0);
      if (name.endsWith("-wal")) {
        disk.committed();
      }
      return 0;
    }
  }

  long delete(String name, MemorySegment path) throws Throwable {
    synchronized (disk) {
      long refused = disk.admit(OperationName.of(name, DiskCall.DELETE), DiskCall.DELETE);
      if (refused < 0) {
        return refused;
      }
      folder.deleting(name);
      long result = libc.unlink(path);
      if (result == 0) {
        folder.file(name).count(DiskCall.DELETE, 0);
      }
      return result;
    }
  }
}
