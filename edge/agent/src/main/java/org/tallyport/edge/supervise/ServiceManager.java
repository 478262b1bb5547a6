package org.tallyport.edge.supervise;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * systemd's notification socket, by the protocol of sd_notify(3): datagrams of {@code KEY=VALUE}
 * lines to a Unix socket. Java's own channels know no datagrams on Unix sockets. Any thread.
 */
@SuppressWarnings("restricted") // the kernel's socket is what this class is for
public final class ServiceManager {
  /** The variable in which the service manager names its socket. */
  public static final String VARIABLE = "NOTIFY_SOCKET";

  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int FAMILY_BYTES = 2;
  private static final int LONGEST_PATH = 107;

  private final byte[] address;
  private boolean ready;
  private boolean failed;

  private ServiceManager(byte[] address) {
    this.address = address;
  }

  /**
   * The service manager that started this process, if one did and wants to be told.
   *
   * @param socket value of {@link #VARIABLE}: a path, or a name after an {@code @}
   */
  public static Optional<ServiceManager> at(@Nullable String socket) {
    if (socket == null || socket.isEmpty()) {
      return Optional.empty();
    }
    byte[] name = socket.getBytes(StandardCharsets.UTF_8);
    boolean known = name[0] == '/' || name[0] == '@';
    if (!known || name.length > LONGEST_PATH) {
      LOG.warn("{} is \"{}\", wanted a path or @name; nobody is told", VARIABLE, socket);
      return Optional.empty();
    }
    if (name[0] == '@') {
      name[0] = 0;
    }
    return Optional.of(new ServiceManager(name));
  }

  /** The agent gets on: ready the first time, alive from then on. */
  public synchronized void alive() {
    tell(ready ? "WATCHDOG=1" : "READY=1\nWATCHDOG=1");
    ready = true;
  }

  /** The agent ends of its own will. */
  public void stopping() {
    tell("STOPPING=1");
  }

  private synchronized void tell(String state) {
    try {
      send(state.getBytes(StandardCharsets.UTF_8));
      failed = false;
    } catch (IllegalStateException e) {
      if (!failed) {
        LOG.warn("the service manager could not be told: {}", e.getMessage());
      }
      failed = true;
    }
  }

  private void send(byte[] message) {
    try (Arena arena = Arena.ofConfined()) {
      int length = FAMILY_BYTES + address.length + (address[0] == 0 ? 0 : 1);
      MemorySegment to = arena.allocate(FAMILY_BYTES + LONGEST_PATH + 1L);
      to.set(JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(address, 0, to, JAVA_BYTE, FAMILY_BYTES, address.length);
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, message);
      int socket = Libc.socket();
      try {
        long sent = Libc.send(socket, bytes, message.length, to, length);
        if (sent != message.length) {
          throw new IllegalStateException("its socket took nothing");
        }
      } finally {
        Libc.close(socket);
      }
    }
  }

  /** Found only once somebody is to be told. */
  private static final class Libc {
    private static final MethodHandle SOCKET =
        function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SENDTO =
        function(
            "sendto",
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CLOSE =
        function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }

    static int socket() {
      try {
        int socket = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
        if (socket < 0) {
          throw new IllegalStateException("no socket");
        }
        return socket;
      } catch (Throwable e) {
        throw told(e);
      }
    }

    static long send(
        int socket, MemorySegment bytes, long count, MemorySegment to, int addressLength) {
      try {
        return (long) SENDTO.invokeExact(socket, bytes, count, MSG_NOSIGNAL, to, addressLength);
      } catch (Throwable e) {
        throw told(e);
      }
    }

    static void close(int socket) {
      try {
        if ((int) CLOSE.invokeExact(socket) < 0) {
          throw new IllegalStateException("a socket that cannot be closed");
        }
      } catch (Throwable e) {
        throw told(e);
      }
    }

    private static IllegalStateException told(Throwable e) {
      if (e instanceof Error error) {
        throw error;
      }
      return e instanceof IllegalStateException known ? known : new IllegalStateException(e);
    }
  }
}
