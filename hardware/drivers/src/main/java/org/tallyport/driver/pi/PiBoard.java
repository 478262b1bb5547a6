package org.tallyport.driver.pi;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.provider.Provider;

/** A Pi4J context with exactly the given provider: nothing is detected. */
public final class PiBoard implements AutoCloseable {
  private final Context context;

  /** Starts the context and initializes the provider; touches no pin. */
  public PiBoard(Provider<?, ?, ?> provider) {
    context =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .noAutoInject()
            .disableShutdownHook()
            .add(provider)
            .build();
  }

  public Context context() {
    return context;
  }

  /** Closes every input and device that is still open. */
  @Override
  public void close() {
    context.shutdown();
  }
}
