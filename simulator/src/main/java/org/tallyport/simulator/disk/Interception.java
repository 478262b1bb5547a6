package org.tallyport.simulator.disk;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The functions that stand in SQLite's slots. They find the disk that claims a file, or pass
 * through; whatever goes wrong in them is an I/O error to SQLite, and remembered.
 */
@SuppressWarnings("restricted") // writing into SQLite's slots is what this class is for
final class Interception {
  private static final String LIBRARY = "libsqlitejdbc.so";
  private static final Object LOCK = new Object();
  private static @Nullable Interception only;

  private static final Map<String, FunctionDescriptor> FUNCTIONS =
      Map.of(
          "open64", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
          "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT),
          "pwrite64", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG),
          "ftruncate64", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG),
          "fsync", FunctionDescriptor.of(JAVA_INT, JAVA_INT),
          "unlink", FunctionDescriptor.of(JAVA_INT, ADDRESS));

  private final Libc libc = new Libc();
  private final Claims claims = new Claims();
  private final AtomicReference<@Nullable Throwable> bug = new AtomicReference<>();

  private Interception() {}

  /** The one of this process; its functions are in place when it is given. */
  static Interception installed() throws IOException {
    synchronized (LOCK) {
      Interception there = only;
      if (there == null) {
        there = new Interception();
        there.install();
        only = there;
      }
      return there;
    }
  }

  private void install() throws IOException {
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception e) {
      throw new IOException("SQLite's library cannot be loaded: " + e, e);
    }
    LoadedLibrary library = LoadedLibrary.find(LIBRARY, FUNCTIONS.keySet());
    for (Map.Entry<String, FunctionDescriptor> function : FUNCTIONS.entrySet()) {
      MemorySegment own = upcall(function.getKey(), function.getValue());
      for (long slot : library.slots().getOrDefault(function.getKey(), List.of())) {
        MemorySegment.ofAddress(slot).reinterpret(ADDRESS.byteSize()).set(ADDRESS, 0, own);
      }
    }
  }

  private MemorySegment upcall(String name, FunctionDescriptor shape) throws IOException {
    try {
      MethodHandle own = MethodHandles.lookup().bind(this, name, shape.toMethodType());
      return Linker.nativeLinker().upcallStub(own, shape, Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new IOException("no function of our own for " + name, e);
    }
  }

  Claims claims() {
    return claims;
  }

  Libc libc() {
    return libc;
  }

  /** The first thing that went wrong in here since this was asked last, if anything did. */
  Optional<Throwable> takeBug() {
    return Optional.ofNullable(bug.getAndSet(null));
  }

  void remember(Throwable what) {
    bug.compareAndSet(null, what);
  }

  private interface Call {
    long make() throws Throwable;
  }

  /** C's answer: -1 and the error number for what our own functions give as minus that number. */
  private long answer(Call call) {
    try {
      long result = call.make();
      if (result < 0) {
        libc.fail(-result);
        return -1;
      }
      return result;
    } catch (Throwable e) {
      remember(e);
      return -1;
    }
  }

  int open64(MemorySegment path, int flags, int mode) {
    return (int)
        answer(
            () -> {
              String name = path.reinterpret(Long.MAX_VALUE).getString(0);
              long refused = claims.at(name).map(at -> at.disk().mayOpen(flags)).orElse(0L);
              long descriptor = refused < 0 ? refused : libc.open(path, flags, mode);
              claims.forget((int) descriptor);
              return descriptor;
            });
  }

  int close(int descriptor) {
    return (int)
        answer(
            () -> {
              claims.forget(descriptor);
              return libc.close(descriptor);
            });
  }

  long pwrite64(int descriptor, MemorySegment from, long bytes, long offset) {
    return answer(
        () -> {
          Optional<Claims.At> at = claims.of(descriptor);
          return at.isPresent()
              ? at.get().disk().write(at.get().file(), descriptor, from, bytes, offset)
              : libc.write(descriptor, from, bytes, offset);
        });
  }

  int ftruncate64(int descriptor, long size) {
    return (int)
        answer(
            () -> {
              Optional<Claims.At> at = claims.of(descriptor);
              return at.isPresent()
                  ? at.get().disk().truncate(at.get().file(), descriptor, size)
                  : libc.truncate(descriptor, size);
            });
  }

  int fsync(int descriptor) {
    return (int)
        answer(
            () -> {
              Optional<Claims.At> at = claims.of(descriptor);
              return at.isPresent() ? at.get().disk().sync(at.get().file()) : libc.sync(descriptor);
            });
  }

  int unlink(MemorySegment path) {
    return (int)
        answer(
            () -> {
              Optional<Claims.At> at = claims.at(path.reinterpret(Long.MAX_VALUE).getString(0));
              return at.isPresent()
                  ? at.get().disk().delete(at.get().file(), path)
                  : libc.unlink(path);
            });
  }
}
