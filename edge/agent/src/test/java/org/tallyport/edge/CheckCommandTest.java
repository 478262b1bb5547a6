package org.tallyport.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallyport.equipment.Role;
import picocli.CommandLine;

/**
 * Every file in {@code config/faults} is a configuration with planted faults. A line {@code #! key:
 * message} is no part of it: it stands above the line that {@code check} has to name, and is what
 * it has to say there.
 */
class CheckCommandTest {
  private static final Path CASES = Path.of("src/test/resources/config/faults");
  private static final String EXPECTED = "#! ";
  private static final int LEAST_CASES = 100;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @MethodSource("cases")
  void tellsAllPlantedFaultsAndNoOther(Path planted) throws IOException {
    Files.writeString(folder.resolve("password"), "quay\n");
    Path file = folder.resolve("board.yaml");
    List<String> expected = plant(planted, file);
    assertEquals(Main.BAD_CONFIGURATION, check(file), out::toString);
    List<String> told = new ArrayList<>(err.toString().lines().toList());
    String faults = expected.size() == 1 ? " fault" : " faults";
    assertEquals(expected.size() + faults + "; nothing was started", told.removeLast());
    assertEquals(String.join("\n", expected), String.join("\n", told));
  }

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.sorted().toList();
    }
  }

  @Test
  void knowsAHundredWaysToGetItWrong() throws IOException {
    assertTrue(cases().size() >= LEAST_CASES, "only " + cases().size() + " cases");
  }

  @Test
  void tellsAJournalThatCannotBeWritten() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(locked), "this user may write everywhere");
    Path file = folder.resolve("board.yaml");
    String good = Files.readString(Path.of("src/main/dist/conf/rail-track.yaml"));
    Files.writeString(file, good.replace("path: journal.db", "path: locked/journal.db"));
    assertEquals(Main.BAD_CONFIGURATION, check(file));
    assertTrue(err.toString().contains("in a folder that this user cannot write to"), this::told);
  }

  @Test
  void tellsAFileThatIsNoText() throws IOException {
    Path file = Files.write(folder.resolve("board.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
    assertEquals(Main.BAD_CONFIGURATION, check(file));
    assertTrue(err.toString().startsWith(file + ":1: cannot be read: it is no text in UTF-8"));
  }

  private String told() {
    return err.toString();
  }

  /** Writes the case without its expectations, and gives these as {@code check} says them. */
  private List<String> plant(Path planted, Path file) throws IOException {
    List<String> kept = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String line : Files.readAllLines(planted)) {
      if (line.strip().startsWith(EXPECTED)) {
        String message = line.strip().substring(EXPECTED.length());
        expected.add(file + ":" + (kept.size() + 1) + ": " + filled(message));
      } else {
        kept.add(line);
      }
    }
    Files.writeString(file, kept.isEmpty() ? "" : String.join("\n", kept) + "\n");
    return expected;
  }

  private String filled(String message) {
    String roles = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
    return message.replace("FOLDER", folder.toString()).replace("ROLES", roles);
  }

  private int check(Path file) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute("check", file.toString());
  }
}
