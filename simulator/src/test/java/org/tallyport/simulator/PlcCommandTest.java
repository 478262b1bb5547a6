package org.tallyport.simulator;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

class PlcCommandTest {
  private static final Pattern ENDPOINT = Pattern.compile("quay-1: (opc\\.tcp://\\S+)");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    CommandLine line = Main.commandLine(System::nanoTime);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  @Test
  @Timeout(60)
  void servesWhatItPrintsWithABeatingHeart() throws Exception {
    Thread program = Thread.ofPlatform().start(() -> execute("plc", "small", "--port", "0"));
    try {
      while (!out.toString().contains("Ctrl-C ends")) {
        assertTrue(program.isAlive(), err::toString);
        Thread.onSpinWait();
      }
      String text = out.toString();
      Matcher endpoint = ENDPOINT.matcher(text);
      assertTrue(endpoint.find(), text);
      assertTrue(text.contains("security: None, or Basic256Sha256 with SignAndEncrypt"), text);
      assertTrue(
          Pattern.compile(
                  "ns=2;s=STS1\\.MotionDevices\\.Hoist\\.Axes\\.Hoist\\.ActualLoad\\.Mass +double"
                      + " +t")
              .matcher(text)
              .find(),
          text);
      OpcUaClient client = OpcUaClient.create(endpoint.group(1));
      client.connectAsync().get(10, TimeUnit.SECONDS);
      long first = beat(client);
      while (beat(client) == first) {
        assertTrue(program.isAlive(), err::toString);
      }
      client.disconnectAsync().get(10, TimeUnit.SECONDS);
    } finally {
      program.interrupt();
      program.join();
    }
  }

  private static long beat(OpcUaClient client) throws Exception {
    NodeId beat = NodeId.parse("ns=2;s=PLC.Heartbeat");
    return (Long)
        requireNonNull(client.readValue(0, TimestampsToReturn.Both, beat).value().value());
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertEquals(2, execute("plc", "smal"));
    assertTrue(err.toString().contains("scenario \"smal\", wanted"), err::toString);
    assertEquals(2, execute("plc", "aktau-grain"));
    assertTrue(err.toString().contains("all its boards read pins"), err::toString);
    assertEquals(2, execute("plc", "small", "--port", "70000"));
    assertTrue(err.toString().contains("wanted 0 to 65535"), err::toString);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertEquals(1, execute("plc", "small", "--port", Integer.toString(port)));
      assertTrue(err.toString().contains("127.0.0.1:" + port), err::toString);
    }
  }
}
