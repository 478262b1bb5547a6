package org.tallyport.gateway;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.tallyport.gateway.broker.EmbeddedBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code broker}: the gateway's broker alone, in a process of its own. */
@Command(
    name = "broker",
    mixinStandardHelpOptions = true,
    description = "Runs the small MQTT broker alone, until SIGTERM.")
final class BrokerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to bind (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "1883",
      description = "TCP port, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(host, port)) {
      spec.commandLine().getOut().println("boards connect to " + broker.uri());
      spec.commandLine().getOut().flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 2;
    }
  }
}
