package org.tallyport.edge.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a socket of another program: Java has no datagrams on Unix sockets. */
class ServiceManagerTest {
  private static final String LISTENER =
      """
      import socket, sys
      name = sys.argv[1]
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.bind(chr(0) + name[1:] if name.startswith('@') else name)
      print('bound', flush=True)
      for _ in range(3):
          print(s.recv(200).decode().replace(chr(10), ' '), flush=True)
      """;

  @TempDir private Path folder;

  @Test
  void tellsASocketInTheFileSystem() throws Exception {
    tells(folder.resolve("notify").toString());
  }

  @Test
  void tellsAnAbstractSocket() throws Exception {
    tells("@tallyport-test-" + ProcessHandle.current().pid());
  }

  private void tells(String socket) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 plays the listener");
    Process listener = new ProcessBuilder("/usr/bin/python3", "-c", LISTENER, socket).start();
    try (BufferedReader heard = listener.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("bound", heard.readLine());
      ServiceManager manager = ServiceManager.at(socket).orElseThrow();
      manager.alive();
      manager.alive();
      manager.stopping();
      assertEquals("READY=1 WATCHDOG=1", heard.readLine());
      assertEquals("WATCHDOG=1", heard.readLine());
      assertEquals("STOPPING=1", heard.readLine());
    } finally {
      listener.destroyForcibly();
      assertTrue(listener.waitFor(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void nobodyIsThereWithoutASocket() {
    assertEquals(Optional.empty(), ServiceManager.at(null));
    assertEquals(Optional.empty(), ServiceManager.at(""));
    assertEquals(Optional.empty(), ServiceManager.at("relative"));
    assertEquals(Optional.empty(), ServiceManager.at("/" + "x".repeat(200)));
  }

  @Test
  void aSocketThatIsGoneEndsNothing() throws IOException {
    ServiceManager manager = ServiceManager.at(folder.resolve("gone").toString()).orElseThrow();
    manager.alive();
    manager.stopping();
  }
}
