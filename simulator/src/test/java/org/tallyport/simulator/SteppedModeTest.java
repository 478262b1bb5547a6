package org.tallyport.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SteppedModeTest {
  private static final String BAND = "<rect class=\"fault\"";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void runsThePlanThatItWroteAgain() throws IOException {
    assertEquals(0, run("first", "--faults", "random"), this::text);
    Path plan = folder.resolve("first").resolve("faults.txt");
    String first = trace();
    for (String line : Files.readAllLines(plan)) {
      assertTrue(out.toString().contains(line), this::text);
    }
    assertTrue(report("first").contains(Files.readAllLines(plan).getLast()), "the plan is there");
    assertTrue(report("first").contains(BAND), "bands of faults");
    assertEquals(0, run("second", "--faults", plan.toString(), "--shrink"), this::text);
    assertEquals(first, trace());
    assertFalse(Files.exists(folder.resolve("second").resolve("smallest.txt")), "it was exact");
    assertEquals(0, run("third", "--faults", "none"), this::text);
    assertFalse(report("third").contains(BAND), "no bands without faults");
    assertFalse(first.equals(trace()), "faults change what is delivered");
  }

  @Test
  void leavesNoOlderVerdictOfARunThatBreaks() throws IOException {
    Path out = Files.createDirectories(folder.resolve("broken"));
    for (String name : List.of("verdict.json", "report.html", "junit.xml", "truth.jsonl")) {
      Files.writeString(out.resolve(name), "exact");
    }
    Files.createSymbolicLink(out.resolve("stepped"), out.resolve("nowhere"));
    assertEquals(1, run("broken", "--faults", "none"), this::text);
    assertFalse(Files.exists(out.resolve("verdict.json")));
    assertFalse(Files.exists(out.resolve("report.html")));
    assertFalse(Files.exists(out.resolve("truth.jsonl")));
    String junit = Files.readString(out.resolve("junit.xml"));
    assertTrue(junit.contains("errors=\"1\""), junit);
    assertTrue(junit.contains("<error message=\"the run broke: "), junit);
  }

  @Test
  void refusesPlansThatCannotBe() throws IOException {
    assertEquals(2, run("out", "--faults", folder.resolve("none.txt").toString()));
    assertTrue(err.toString().contains("none.txt: no such file"), this::text);
    Path plan = folder.resolve("plan.txt");
    Files.writeString(plan, "link-cut quay-1 from 60 s for 20 s\nlink-cut quay-9 from 1 s for 2 s");
    assertEquals(2, run("out", "--faults", plan.toString()));
    assertTrue(
        err.toString().contains("quay-9, wanted one of quay-1, rail-1, gateway"), this::text);
    Files.writeString(plan, "\nlink-eaten quay-1 from 60 s for 20 s");
    assertEquals(2, run("out", "--faults", plan.toString()));
    assertTrue(err.toString().contains("plan.txt: line 2: \"link-eaten"), this::text);
  }

  private int run(String name, String... more) {
    CommandLine line = Main.commandLine(System::nanoTime);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> words = new ArrayList<>(List.of("run", "small", "--stepped", "--seed", "3"));
    words.addAll(List.of("--minutes", "8", "--out", folder.resolve(name).toString()));
    words.addAll(List.of(more));
    return line.execute(words.toArray(String[]::new));
  }

  private String report(String name) throws IOException {
    return Files.readString(folder.resolve(name).resolve("report.html"));
  }

  private String trace() {
    return out.toString().lines().filter(line -> line.startsWith("trace ")).findFirst().orElse("");
  }

  private String text() {
    return out + "\n" + err;
  }
}
