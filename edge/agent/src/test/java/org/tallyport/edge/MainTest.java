package org.tallyport.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
  private static final Path CONFIGURATIONS = Path.of("src/main/dist/conf");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(args);
  }

  @ParameterizedTest
  @CsvSource({
    "quay-crane.yaml, 'AZBAK/quay-1: 1 equipment, 12 signals, 1 sources; no fault'",
    "portal-crane.yaml, 'AZBAK/pier-4: 2 equipment, 6 signals, 2 sources; no fault'",
    "rail-track.yaml, 'AZBAK/rail-1: 1 equipment, 2 signals, 1 sources; no fault'",
    "weighbridge.yaml, 'AZBAK/scale-1: 1 equipment, 1 signals, 1 sources; no fault'"
  })
  void findsNoFaultInTheConfigurationsThatAreShipped(String file, String said) {
    assertEquals(0, execute("check", CONFIGURATIONS.resolve(file).toString()), err::toString);
    assertEquals(said, out.toString().strip());
  }

  @Test
  void tellsTheFaultsOfAConfiguration(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("board.yaml"), "terminal: A/B\nboard: b\n");
    assertEquals(2, execute("check", file.toString()));
    assertTrue(err.toString().contains("board.yaml:1: terminal: is \"A/B\""), err.toString());
    assertTrue(err.toString().contains("faults; nothing was started"), err.toString());
  }

  @Test
  void doesNotRunABadConfiguration(@TempDir Path folder) {
    assertEquals(2, execute("run", folder.resolve("none.yaml").toString()));
    assertTrue(err.toString().contains("none.yaml:1: cannot be read"), err.toString());
  }

  @Test
  void answersBadUseWithTwoAndQuestionsWithNought() {
    assertEquals(2, execute("chek"));
    assertEquals(2, execute("check"));
    assertEquals(0, execute("--version"));
    assertTrue(out.toString().startsWith("tallyport-edge "), out.toString());
    assertEquals(0, execute("--help"));
    assertTrue(out.toString().contains("check"), out.toString());
  }
}
