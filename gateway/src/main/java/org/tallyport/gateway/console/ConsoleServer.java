package org.tallyport.gateway.console;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The gateway's web server: the API and the page. Started once, then closed; it neither logs nor
 * stores what is asked.
 */
public final class ConsoleServer implements AutoCloseable {
  /** Where it listens unless the configuration says otherwise: only this machine sees it. */
  public static final String USUAL_HOST = "127.0.0.1";

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

  private final Map<String, LiveFeed> feeds = new LinkedHashMap<>();
  private final String host;
  private final int port;
  private final Javalin server;

  /**
   * Binds nothing yet.
   *
   * @param host address to listen at, such as {@link #USUAL_HOST}
   * @param port TCP port, 0 for any free one
   * @param terminals at least one, in the order in which they are shown; ids are unique
   * @param clock the gateway's wall clock
   * @param nanoTime the monotonic time that the ingest loop runs by, in nanoseconds
   */
  public ConsoleServer(
      String host,
      int port,
      List<ConsoleTerminal> terminals,
      InstantSource clock,
      LongSupplier nanoTime) {
    Map<String, ConsoleTerminal> byId = new LinkedHashMap<>();
    for (ConsoleTerminal terminal : terminals) {
      if (byId.put(terminal.id(), terminal) != null) {
        throw new IllegalArgumentException("terminal " + terminal.id() + " is there twice");
      }
      feeds.put(terminal.id(), new LiveFeed(terminal, clock, nanoTime));
    }
    this.host = host;
    this.port = port;
    this.server =
        Javalin.create(
            config -> {
              quiet(config, host, port);
              files(config);
              new Api(byId, feeds, clock).routes(config.routes);
            });
  }

  /**
   * Listens.
   *
   * @throws UncheckedIOException when the address is taken or not of this machine
   */
  public ConsoleServer start() {
    try {
      server.start();
    } catch (JavalinBindException e) {
      String way =
          "is taken or not of this machine; wanted another console.port, or 0 for a free one";
      throw new UncheckedIOException(
          "the console's address %s:%d %s".formatted(host, port, way), new IOException(e));
    }
    feeds.values().forEach(LiveFeed::start);
    return this;
  }

  /** The port that it listens at. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    feeds.values().forEach(LiveFeed::close);
    server.stop();
  }

  private static void quiet(JavalinConfig config, String host, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.host = host;
    config.jetty.port = port;
    config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
    config.routes.before(ConsoleServer::guard);
  }

  private static void guard(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store");
  }

  private static void files(JavalinConfig config) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/";
          files.directory = "/console";
          files.location = Location.CLASSPATH;
          files.headers = Map.of("Cache-Control", "no-cache", "Content-Security-Policy", POLICY);
        });
  }
}
