package org.tallyport.wire.paho;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PahoOverArtemisTest extends PahoKit {
  private static @Nullable EmbeddedBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = new EmbeddedBroker();
  }

  @AfterAll
  static void stop() {
    if (broker != null) {
      broker.close();
    }
  }

  @Override
  String url() {
    if (broker == null) {
      throw new IllegalStateException("no broker");
    }
    return broker.url();
  }
}
