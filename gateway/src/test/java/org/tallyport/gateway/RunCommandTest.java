package org.tallyport.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own. */
class RunCommandTest {
  @TempDir Path folder;

  @Test
  void endsWith0WhenItIsTold() throws Exception {
    String sample = Files.readString(Path.of("src/main/dist/conf/gateway.yaml"));
    Path file = folder.resolve("gateway.yaml");
    Files.writeString(
        file,
        sample
            .replace("host: 0.0.0.0", "host: 127.0.0.1")
            .replace("port: 1883", "port: 0")
            .replace("port: 8080", "port: 0"));
    Process gateway =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                file.toString())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    try (BufferedReader out = gateway.inputReader()) {
      assertNotNull(out.readLine(), () -> "it never ran, see " + folder.resolve("errors"));
      gateway.destroy();
      assertEquals(0, gateway.waitFor());
    } finally {
      gateway.destroyForcibly();
    }
  }
}
