package org.tallyport.simulator.disk;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/**
 * The C library's own functions on files. Each gives what the function gives, or minus the error
 * number where that gives -1.
 */
@SuppressWarnings("restricted") // calling the C library is what this class is for
final class Libc {
  private static final int FROM_END = 2;
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private static final ThreadLocal<MemorySegment> CAPTURED =
      ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(STATE));

  private final Linker linker = Linker.nativeLinker();
  private final MethodHandle errno =
      linker.downcallHandle(address("__errno_location"), FunctionDescriptor.of(ADDRESS));
  private final MethodHandle open =
      handle("open64", JAVA_INT, Linker.Option.firstVariadicArg(2), ADDRESS, JAVA_INT, JAVA_INT);
  private final MethodHandle close = handle("close", JAVA_INT, JAVA_INT);
  private final MethodHandle write =
      handle("pwrite64", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private final MethodHandle read =
      handle("pread64", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
  private final MethodHandle truncate = handle("ftruncate64", JAVA_INT, JAVA_INT, JAVA_LONG);
  private final MethodHandle sync = handle("fsync", JAVA_INT, JAVA_INT);
  private final MethodHandle unlink = handle("unlink", JAVA_INT, ADDRESS);
  private final MethodHandle seek = handle("lseek64", JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT);

  private MemorySegment address(String name) {
    return linker.defaultLookup().findOrThrow(name);
  }

  private MethodHandle handle(String name, MemoryLayout result, MemoryLayout... arguments) {
    return linker.downcallHandle(
        address(name),
        FunctionDescriptor.of(result, arguments),
        Linker.Option.captureCallState("errno"));
  }

  private MethodHandle handle(
      String name, MemoryLayout result, Linker.Option option, MemoryLayout... arguments) {
    return linker.downcallHandle(
        address(name),
        FunctionDescriptor.of(result, arguments),
        Linker.Option.captureCallState("errno"),
        option);
  }

  long open(MemorySegment path, int flags, int mode) throws Throwable {
    return result((int) open.invokeExact(CAPTURED.get(), path, flags, mode));
  }

  long close(int descriptor) throws Throwable {
    return result((int) close.invokeExact(CAPTURED.get(), descriptor));
  }

  long write(int descriptor, MemorySegment from, long bytes, long offset) throws Throwable {
    return result((long) write.invokeExact(CAPTURED.get(), descriptor, from, bytes, offset));
  }

  long truncate(int descriptor, long size) throws Throwable {
    return result((int) truncate.invokeExact(CAPTURED.get(), descriptor, size));
  }

  long sync(int descriptor) throws Throwable {
    return result((int) sync.invokeExact(CAPTURED.get(), descriptor));
  }

  long unlink(MemorySegment path) throws Throwable {
    return result((int) unlink.invokeExact(CAPTURED.get(), path));
  }

  /** The size of an open file, bytes. SQLite itself never uses the position that this moves. */
  long size(int descriptor) throws Throwable {
    return result((long) seek.invokeExact(CAPTURED.get(), descriptor, 0L, FROM_END));
  }

  /** The bytes of an open file from an offset on, as far as it has them. */
  byte[] read(int descriptor, long offset, long bytes) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment into = arena.allocate(bytes);
      long done = result((long) read.invokeExact(CAPTURED.get(), descriptor, into, bytes, offset));
      return into.asSlice(0, Math.max(0, done)).toArray(JAVA_BYTE);
    }
  }

  private static long result(long given) {
    return given < 0 ? -CAPTURED.get().get(JAVA_INT, ERRNO) : given;
  }

  /** What this thread's caller in C will find as the error number. */
  void fail(long number) throws Throwable {
    MemorySegment place = (MemorySegment) errno.invokeExact();
    place.reinterpret(JAVA_INT.byteSize()).set(JAVA_INT, 0, (int) number);
  }
}
