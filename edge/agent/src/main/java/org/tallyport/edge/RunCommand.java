package org.tallyport.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallyport.edge.config.BoardConfiguration;
import org.tallyport.edge.config.BrokerConfiguration;
import org.tallyport.edge.config.ConfigurationReader;
import org.tallyport.edge.config.Drivers;
import org.tallyport.edge.supervise.ServiceManager;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.paho.Broker;
import org.tallyport.wire.paho.PahoLinks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code run}: the agent, until SIGTERM or a bug. A start after kill -9 is a normal start. */
@Command(
    name = "run",
    description = "Reads, keeps and publishes what CONFIG names, until it is told to end.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  @Parameters(paramLabel = "CONFIG", description = "The board's YAML file.")
  private Path config;

  @Override
  public Integer call() throws InvalidConfiguration, InterruptedException, IOException {
    BoardConfiguration board = ConfigurationReader.read(config, Drivers.onClassPath());
    Pacer pacer = new SystemPacer();
    PahoLinks links = new PahoLinks(broker(board.broker()), () -> pacer.microseconds() * 1_000);
    UUID random = UUID.randomUUID();
    EdgeAgent agent =
        new EdgeAgent(
            Parts.open(board),
            links,
            () -> new JournalId(UUID.randomUUID().toString()),
            random.getMostSignificantBits());
    Optional<ServiceManager> manager = ServiceManager.at(System.getenv(ServiceManager.VARIABLE));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  manager.ifPresent(ServiceManager::stopping);
                  end(agent, links);
                },
                "tallyport-end"));
    agent.start(pacer, RunCommand::bug, () -> manager.ifPresent(ServiceManager::alive));
    LOG.info(
        "{}/{}: {} signals from {} sources, journal {}",
        board.terminal(),
        board.board(),
        board.signals().size(),
        board.sources().size(),
        board.journal().path());
    new CountDownLatch(1).await();
    return 0;
  }

  private static Broker broker(BrokerConfiguration settings) throws IOException {
    Broker broker = Broker.at(settings.url()).withTimes(settings.keepAlive(), CONNECT_TIMEOUT);
    if (settings.user().isEmpty()) {
      return broker;
    }
    String password = "";
    if (settings.passwordFile().isPresent()) {
      password = Files.readString(settings.passwordFile().get()).lines().findFirst().orElse("");
    }
    return broker.withLogin(settings.user().get(), password);
  }

  /** Without halt, Java would answer SIGTERM with 143. */
  private static void end(EdgeAgent agent, PahoLinks links) {
    try {
      LOG.info("ending: last readings go to the journal");
      agent.stop();
      links.close();
      LOG.info("ended");
      Runtime.getRuntime().halt(0);
    } catch (RuntimeException e) {
      bug(e);
    }
  }

  /** What is in memory may be wrong: nothing more is written, the next start records the gap. */
  private static void bug(Throwable bug) {
    LOG.error("a bug ends the program: {}", bug.toString(), bug);
    Runtime.getRuntime().halt(Main.BUG);
  }
}
