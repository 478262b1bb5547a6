package org.tallyport.simulator.plc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.jspecify.annotations.Nullable;

/**
 * One PLC: a Milo server on a loopback port whose variables are set from outside. It keeps its
 * port, its values and its certificate over {@link #stop} and {@link #start}.
 */
public final class SimulatedPlc implements AutoCloseable {
  private static final String PATH = "/plc";

  private static final int MANY_SESSIONS = 100;

  private final PlcMemory memory;
  private final PlcAccess access;
  private final LongSupplier utcMicroseconds;
  private final Optional<PlcIdentity> identity;
  private final int port;
  private volatile boolean silent;
  private volatile int mostSessions = MANY_SESSIONS;
  private @Nullable OpcUaServer server;
  private @Nullable PlcNamespace namespace;
  private List<String> libraries = List.of();

  /**
   * A PLC on a free port, not started yet.
   *
   * @param nodes its variables, all 0 and good at first; paths are unique
   * @param access who may come in
   * @param utcMicroseconds the PLC's clock, microseconds since 1970; called from many threads
   */
  public SimulatedPlc(Collection<PlcNode> nodes, PlcAccess access, LongSupplier utcMicroseconds) {
    this(PlcProgram.of(nodes), access, utcMicroseconds, 0);
  }

  /**
   * The same with compounds and on a port of choice.
   *
   * @param port 0 for any free one
   */
  public SimulatedPlc(
      PlcProgram program, PlcAccess access, LongSupplier utcMicroseconds, int port) {
    this.access = access;
    this.utcMicroseconds = utcMicroseconds;
    memory = new PlcMemory(utcMicroseconds);
    memory.load(program, StatusCode.GOOD);
    identity = access.secure() ? Optional.of(PlcIdentity.create()) : Optional.empty();
    this.port = port == 0 ? freePort() : port;
  }

  /** What a client connects to, such as {@code opc.tcp://127.0.0.1:40123/plc}. */
  public String endpoint() {
    return "opc.tcp://127.0.0.1:" + port + PATH;
  }

  /** Who may come in, and how. */
  public PlcAccess access() {
    return access;
  }

  /** The certificate that clients are to trust, if there is a secure endpoint. */
  public Optional<X509Certificate> certificate() {
    return identity.map(PlcIdentity::certificate);
  }

  /** Begins to serve; nothing when it does already. Throws if the port has been taken. */
  public synchronized void start() {
    if (server != null) {
      return;
    }
    OpcUaServer starting =
        new OpcUaServer(
            PlcEndpoints.config(port, PATH, access, identity, () -> mostSessions),
            _ -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
    starting.addServiceSet(PATH, new PlcPublishing(starting, utcMicroseconds, () -> silent));
    libraries.forEach(starting.getNamespaceTable()::add);
    PlcNamespace serving = new PlcNamespace(starting, memory);
    serving.startup();
    keepTime(starting);
    try {
      starting.startup().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("PLC at " + endpoint() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("PLC at " + endpoint() + ": interrupted", e);
    }
    server = starting;
    namespace = serving;
  }

  /** Closes port, sessions and subscriptions; values stay. */
  public synchronized void stop() {
    if (server == null) {
      return;
    }
    var _ = server.shutdown();
    if (namespace != null) {
      namespace.shutdown();
    }
    memory.detachAll();
    server = null;
    namespace = null;
  }

  /** While silent, sessions live and reads are answered, but nothing is published. */
  public void silence(boolean silent) {
    this.silent = silent;
  }

  /**
   * How many sessions there may be from now on; who comes beyond that is refused
   * (Bad_TooManySessions), whoever has one keeps it.
   */
  public void mostSessions(int sessions) {
    mostSessions = sessions;
  }

  /**
   * Begins to load another program: while the server goes on, every node is gone, and so are the
   * values. Clients' items hear Bad_NodeIdUnknown, and nothing more for good.
   */
  public synchronized void beginDownload() {
    if (namespace != null) {
      namespace.shutdown();
      namespace = null;
    }
    memory.clear();
  }

  /**
   * Ends the loading: what the program has is there and Bad_WaitingForInitialData until it is set.
   *
   * @param program another than before, or one with other types, or the same
   */
  public synchronized void endDownload(PlcProgram program) {
    memory.load(program, new StatusCode(StatusCodes.Bad_WaitingForInitialData));
    if (server != null) {
      namespace = new PlcNamespace(server, memory);
      namespace.startup();
    }
  }

  /** While it is out of service (STOP), every node says Bad_OutOfService; values are kept. */
  public void outOfService(boolean begins) {
    memory.outOfService(begins);
  }

  /**
   * The PLC's clock has come so far: slow nodes show what they hold when their time has come.
   *
   * @param utcMicroseconds not before the times that were set
   */
  public void scan(long utcMicroseconds) {
    memory.scan(utcMicroseconds);
  }

  /**
   * From the next start on these stand before our nodes' in the table of namespaces, whose indices
   * are others then.
   *
   * @param uris of libraries
   */
  public synchronized void libraries(List<String> uris) {
    libraries = List.copyOf(uris);
  }

  /**
   * Sets a good value now, by the PLC's clock.
   *
   * @param path {@link PlcNode#path()}
   * @param value booleans: not 0 is true; whole numbers are cut
   */
  public void set(String path, double value) {
    set(path, value, utcMicroseconds.getAsLong(), StatusCodes.Good);
  }

  /**
   * Sets a value; every monitored item of the node has it queued when this returns.
   *
   * @param path {@link PlcNode#path()}; refuses an unknown one
   * @param value booleans: not 0 is true; whole numbers are cut
   * @param sourceTimeUtcMicroseconds the source timestamp; per node not going back
   * @param statusCode OPC UA Part 4, 7.39
   */
  public void set(String path, double value, long sourceTimeUtcMicroseconds, long statusCode) {
    if (!memory.set(path, value, sourceTimeUtcMicroseconds, statusCode)) {
      throw new IllegalArgumentException("PLC at " + endpoint() + " has no node " + path);
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** The server's current time (i=2258) is the PLC's, too. */
  private void keepTime(OpcUaServer starting) {
    UaVariableNode currentTime =
        (UaVariableNode)
            starting
                .getAddressSpaceManager()
                .getManagedNode(NodeIds.Server_ServerStatus_CurrentTime)
                .orElseThrow();
    currentTime
        .getFilterChain()
        .addFirst(
            AttributeFilters.getValue(
                _ -> {
                  var now = PlcCell.dateTime(utcMicroseconds.getAsLong());
                  return new DataValue(Variant.ofDateTime(now), StatusCode.GOOD, now, now);
                }));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on loopback", e);
    }
  }

  /** The paths of its nodes, in order. */
  public List<String> paths() {
    return memory.paths();
  }
}
