package org.tallyport.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CheckCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void exitsWith2AndNamesEveryFault() {
    assertEquals(2, check("src/test/resources/config/five-faults.yaml"));
    assertEquals(5, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("five-faults.yaml:4: "), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void exitsWith0WhenThereIsNoFault() {
    assertEquals(0, check("src/main/dist/conf/gateway.yaml"));
    assertTrue(out.toString().strip().endsWith("gateway.yaml: no faults"), out.toString());
    assertEquals("", err.toString());
  }

  private int check(String file) {
    return new CommandLine(new CheckCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(file);
  }
}
