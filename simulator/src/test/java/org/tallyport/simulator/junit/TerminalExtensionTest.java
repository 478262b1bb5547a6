package org.tallyport.simulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

/** Runs tests that go wrong. */
class TerminalExtensionTest {
  private static final List<URI> APIS = new ArrayList<>();
  private static final List<Path> FOLDERS = new ArrayList<>();

  /** Not found by a build: the extension's tests call it. */
  static class Wrong {
    @Test
    @SimulatedTerminal(value = "small", seed = 42, faults = "link-cut quay-1 from 1 s for 2.5 s")
    void expectsTooMuch(Terminal terminal) {
      terminal.advance(Duration.ofSeconds(5));
      APIS.add(terminal.api());
      FOLDERS.add(assertInstanceOf(SteppedTerminal.class, terminal).folder());
      assertEquals(1, terminal.truth().size(), "events");
    }

    @Test
    @SimulatedTerminal(value = "small", seed = 43)
    void breaks(Terminal terminal) throws IOException {
      throw new IOException("no more " + terminal.truth());
    }

    @Test
    @SimulatedTerminal("small")
    void doesNotApply(Terminal terminal) {
      abort("not at " + terminal.now());
    }

    @Test
    @SimulatedTerminal("smal")
    void namesNoScenario(Terminal terminal) {}

    @Test
    @SimulatedTerminal(value = "small", faults = "link-cut quay-2 from 1 s for 2 s")
    void namesNoBoard(Terminal terminal) {}

    @Test
    @SimulatedTerminal(value = "small", faults = "link-cut quay-1 at noon")
    void namesNoTime(Terminal terminal) {}

    @Test
    @SimulatedTerminal(
        value = "small",
        wired = true,
        faults = "clock-wrong quay-1 from 1 s for 2 s by 3600")
    void wiresWhatCannotBeWired(Terminal terminal) {}
  }

  @Test
  void tellsScenarioSeedAndFaultsOfAFailedTest() {
    Throwable failure = failure("expectsTooMuch");
    String message =
        """
        events ==> expected: <1> but was: <0>
        scenario small, seed 42, stepped, faults:
          link-cut quay-1 from 1 s for 2.5 s\
        """;
    assertEquals(message, failure.getMessage());
    AssertionFailedError compared = assertInstanceOf(AssertionFailedError.class, failure);
    assertEquals("1", compared.getExpected().getStringRepresentation());
    assertEquals("0", compared.getActual().getStringRepresentation());
  }

  @Test
  void endsEverythingOfAFailedTest() {
    APIS.clear();
    FOLDERS.clear();
    failure("expectsTooMuch");
    assertThrows(ConnectException.class, () -> APIS.getFirst().toURL().openStream().close());
    assertFalse(Files.exists(FOLDERS.getFirst()));
  }

  @Test
  void tellsThemOfATestThatBreaks() {
    Throwable failure = failure("breaks");
    assertEquals(
        "java.io.IOException: no more []\nscenario small, seed 43, stepped, no faults",
        failure.getMessage());
    assertInstanceOf(IOException.class, failure.getCause());
  }

  @Test
  void leavesAnAbortedTestAborted() {
    assertEquals(Status.ABORTED, run("doesNotApply").getStatus());
  }

  @Test
  void saysWhatIsWrongWithTheAnnotation() {
    expectRefusal("namesNoScenario", "wanted a file such as ./my.yaml or one of baku, small");
    expectRefusal("namesNoBoard", "cannot happen to quay-2, wanted one of quay-1, rail-1, gateway");
    expectRefusal("namesNoTime", "wanted such as: link-cut quay-1 from 312.5 s for 20 s");
    expectRefusal("wiresWhatCannotBeWired", "can be done to stepped terminals only");
  }

  private static void expectRefusal(String method, String part) {
    String message = String.valueOf(failure(method).getMessage());
    assertTrue(message.contains(part), message);
  }

  private static Throwable failure(String method) {
    TestExecutionResult result = run(method);
    assertEquals(Status.FAILED, result.getStatus());
    return result.getThrowable().orElseThrow();
  }

  private static TestExecutionResult run(String method) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(Wrong.class, method, Terminal.class.getName()))
            .build();
    List<TestExecutionResult> results = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  results.add(result);
                }
              }
            });
    assertEquals(1, results.size(), method);
    return results.getFirst();
  }
}
