package org.tallyport.simulator.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.tallyport.simulator.scenario.RunFolder;

/** Starts a terminal when a test asks for it, and ends it with the test. */
final class TerminalExtension
    implements ParameterResolver,
        AfterEachCallback,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(TerminalExtension.class);

  private final LongSupplier nanoTime = System::nanoTime;

  /** What is kept for a test. */
  private record Kept(Plan plan, Path folder, RunningTerminal terminal) {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Terminal.class;
  }

  @Override
  public Terminal resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "a Terminal belongs to one test: wanted as a parameter of its method or of @BeforeEach");
    }
    Kept kept = context.getStore(OURS).get(Kept.class, Kept.class);
    if (kept == null) {
      kept = start(context);
      context.getStore(OURS).put(Kept.class, kept);
    }
    return kept.terminal();
  }

  private Kept start(ExtensionContext context) {
    SimulatedTerminal wanted =
        wanted(Optional.of(context))
            .orElseThrow(
                () -> new ParameterResolutionException("wanted @SimulatedTerminal at the test"));
    try {
      return start(Plan.of(wanted));
    } catch (IllegalArgumentException e) {
      throw new ParameterResolutionException("@SimulatedTerminal: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ParameterResolutionException(
          "scenario " + wanted.value() + " does not start: " + e.getMessage(), e);
    }
  }

  private Kept start(Plan plan) throws IOException {
    Path folder = Files.createTempDirectory("tallyport-test-");
    boolean started = false;
    try {
      RunningTerminal terminal =
          plan.wired()
              ? new RealTerminal(plan, folder, nanoTime)
              : new SteppedTerminal(plan, folder, nanoTime);
      started = true;
      return new Kept(plan, folder, terminal);
    } finally {
      if (!started) {
        delete(folder);
      }
    }
  }

  /** At the test's method, else at its class, else at the classes around it. */
  private static Optional<SimulatedTerminal> wanted(Optional<ExtensionContext> from) {
    return from.flatMap(
        context ->
            AnnotationSupport.findAnnotation(context.getElement(), SimulatedTerminal.class)
                .or(() -> wanted(context.getParent())));
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw told(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw told(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw told(context, failure);
  }

  /** The same failure with what is needed to see it again. */
  private static Throwable told(ExtensionContext context, Throwable failure) {
    Kept kept = context.getStore(OURS).get(Kept.class, Kept.class);
    if (kept == null || failure instanceof TestAbortedException || beyondTelling(failure)) {
      return failure;
    }
    String message = failure instanceof AssertionError ? failure.getMessage() : failure.toString();
    String text = (message == null ? "failed" : message) + "\n" + kept.plan().told();
    return failure instanceof AssertionFailedError compared && compared.isExpectedDefined()
        ? new AssertionFailedError(text, compared.getExpected(), compared.getActual(), failure)
        : new AssertionFailedError(text, failure);
  }

  private static boolean beyondTelling(Throwable failure) {
    return failure instanceof VirtualMachineError;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Kept kept = context.getStore(OURS).remove(Kept.class, Kept.class);
    if (kept != null) {
      kept.terminal().close();
      delete(kept.folder());
    }
  }

  private static void delete(Path folder) {
    try {
      RunFolder.empty(folder);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
