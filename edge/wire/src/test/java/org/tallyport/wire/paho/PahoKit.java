package org.tallyport.wire.paho;

import java.io.IOException;
import java.time.Duration;
import org.tallyport.wire.LinkKit;
import org.tallyport.wire.Links;

/** The kit over Paho; what is left open is the broker. */
abstract class PahoKit extends LinkKit {
  /** Where the broker listens. */
  abstract String url();

  @Override
  protected Links links() {
    return new PahoLinks(Broker.at(url()), System::nanoTime);
  }

  @Override
  protected Links links(int inboundMessages) {
    return new PahoLinks(
        Broker.at(url()).withLimits(64, inboundMessages, 1_000_000), System::nanoTime);
  }

  @Override
  protected Links nowhere() {
    try {
      return new PahoLinks(
          Broker.at("tcp://127.0.0.1:" + EmbeddedBroker.freePort())
              .withTimes(Duration.ofSeconds(30), Duration.ofSeconds(2)),
          System::nanoTime);
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }
}
