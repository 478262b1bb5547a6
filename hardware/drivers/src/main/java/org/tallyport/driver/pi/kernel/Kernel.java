package org.tallyport.driver.pi.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The few system calls. Each retries when it was interrupted and tells errno when it failed. */
@SuppressWarnings("restricted") // calling the kernel is what this class is for
final class Kernel {
  private static final int O_RDWR_CLOEXEC = 2 | 0x80000;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout CAPTURE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CAPTURE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final Linker.Option CAPTURES = Linker.Option.captureCallState("errno");
  private static final Linker.Option VARIADIC = Linker.Option.firstVariadicArg(2);

  private static final MethodHandle OPEN =
      function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), CAPTURES, VARIADIC);
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), CAPTURES);
  private static final MethodHandle IOCTL =
      function(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          CAPTURES,
          VARIADIC);
  private static final MethodHandle POLL =
      function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT), CAPTURES);
  private static final MethodHandle READ =
      function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), CAPTURES);
  private static final MethodHandle EVENTFD =
      function("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT), CAPTURES);
  private static final MethodHandle WRITE =
      function("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), CAPTURES);
  private static final int EFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;

  private Kernel() {}

  /** One system call with room for its errno. */
  private interface Call {
    long make(MemorySegment capture) throws Throwable;
  }

  /** Opens a device for reading and writing; gives its file descriptor. */
  static int open(String path) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return (int)
          repeated(
              "open " + path,
              arena,
              capture -> (int) OPEN.invokeExact(capture, name, O_RDWR_CLOEXEC));
    }
  }

  /** Closes a descriptor; a failure changes nothing for the caller. */
  static void close(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      once(arena, capture -> (int) CLOSE.invokeExact(capture, descriptor));
    }
  }

  /** Makes a request with one structure, in and out. */
  static void ioctl(int descriptor, long request, MemorySegment structure, String what) {
    try (Arena arena = Arena.ofConfined()) {
      repeated(
          what, arena, capture -> (int) IOCTL.invokeExact(capture, descriptor, request, structure));
    }
  }

  /** Waits for events; gives how many of the {@code struct pollfd} have some, 0 after the limit. */
  static int poll(MemorySegment descriptors, long count, int limitMilliseconds) {
    try (Arena arena = Arena.ofConfined()) {
      return (int)
          repeated(
              "poll",
              arena,
              capture -> (int) POLL.invokeExact(capture, descriptors, count, limitMilliseconds));
    }
  }

  /** Reads what is there; gives the number of bytes. */
  static long read(int descriptor, MemorySegment buffer, String what) {
    long length = buffer.byteSize();
    try (Arena arena = Arena.ofConfined()) {
      return repeated(
          what, arena, capture -> (long) READ.invokeExact(capture, descriptor, buffer, length));
    }
  }

  /** A descriptor that {@link #wake} makes readable. */
  static int wakeable() {
    try (Arena arena = Arena.ofConfined()) {
      return (int)
          repeated(
              "eventfd",
              arena,
              capture -> (int) EVENTFD.invokeExact(capture, 0, EFD_CLOEXEC_NONBLOCK));
    }
  }

  /** Ends the waiting of whoever polls the descriptor. */
  static void wake(int wakeable) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one = arena.allocateFrom(JAVA_LONG, 1);
      once(arena, capture -> (long) WRITE.invokeExact(capture, wakeable, one, 8L));
    }
  }

  private static long repeated(String what, Arena arena, Call call) {
    while (true) {
      long result = once(arena, call);
      if (result >= 0) {
        return result;
      }
      if (-result != KernelFault.EINTR) {
        throw new KernelFault(what, (int) -result);
      }
    }
  }

  /** The result, or the negative errno. */
  private static long once(Arena arena, Call call) {
    MemorySegment capture = arena.allocate(CAPTURE);
    try {
      long result = call.make(capture);
      return result >= 0 ? result : -(int) ERRNO.get(capture, 0L);
    } catch (RuntimeException | Error bug) {
      throw bug;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static MethodHandle function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, options);
  }
}
