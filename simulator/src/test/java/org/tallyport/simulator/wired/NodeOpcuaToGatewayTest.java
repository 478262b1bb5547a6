package org.tallyport.simulator.wired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.driver.opcua.NodeOpcuaPlc;
import org.tallyport.edge.EdgeAgent;
import org.tallyport.edge.Parts;
import org.tallyport.edge.SystemPacer;
import org.tallyport.edge.config.ConfigurationReader;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.Gateway;
import org.tallyport.gateway.config.GatewayReader;
import org.tallyport.settings.InvalidConfiguration;
import org.tallyport.simulator.truth.MoveKind;
import org.tallyport.simulator.verdict.Answer;
import org.tallyport.wire.JournalId;
import org.tallyport.wire.paho.Broker;
import org.tallyport.wire.paho.PahoLinks;

/**
 * The PLC of a crane that is not made with our stack, read by a real agent from its configuration
 * file, through a real broker to a real gateway that is asked over HTTP. All in real time.
 */
class NodeOpcuaToGatewayTest {
  private static final long LIMIT_NANOSECONDS = TimeUnit.SECONDS.toNanos(60);
  private static final long POLL_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final EquipmentId CRANE = new EquipmentId("STS-7");

  @TempDir private Path folder;

  private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS);
  private final Queue<Throwable> bugs = new ConcurrentLinkedQueue<>();

  /** What can be asked of the gateway. */
  private interface Question<T> {
    T ask() throws IOException, InterruptedException;
  }

  @Test
  void talliesTheLiftsOfAPlcThatIsNotOurs()
      throws IOException, InterruptedException, InvalidConfiguration {
    try (NodeOpcuaPlc plc = NodeOpcuaCrane.start();
        Gateway gateway = gateway();
        PahoLinks links = new PahoLinks(Broker.at(gateway.broker()), System::nanoTime);
        EdgeAgent agent = agent(plc.endpoint(), gateway.broker(), links)) {
      gateway.start();
      agent.start(new SystemPacer(), bugs::add, () -> {});
      ApiAnswer api = new ApiAnswer("http://127.0.0.1:" + gateway.port(), "AZBAK", start);
      await("every signal good", List.of(), () -> api.unread(CRANE));

      NodeOpcuaCrane crane = new NodeOpcuaCrane(plc);
      crane.discharges(40, 24.5);
      crane.discharges(220, 40.25);
      await("two moves", 2, () -> moves(api).size());

      List<Answer.Move> moves = moves(api);
      expect(moves.getFirst(), 1, 24_500_000);
      expect(moves.getLast(), 2, 40_250_000);
      assertEquals(List.of(), api.unread(CRANE));
      crane.losesItsWind();
      await("the wind bad", List.of("STS-7 wind.speed"), () -> api.unread(CRANE));
      assertTrue(bugs.isEmpty(), bugs::toString);
    }
  }

  private static void expect(Answer.Move move, long boxes, long grams) {
    assertEquals(Optional.of(MoveKind.DISCHARGE), move.kind());
    assertEquals(boxes, move.boxes());
    assertEquals(200, move.teuHundredths());
    assertEquals(OptionalLong.of(grams), move.grams());
  }

  private Gateway gateway() throws IOException, InvalidConfiguration {
    Path file = folder.resolve("gateway.yaml");
    Files.writeString(file, NodeOpcuaCrane.gateway());
    return new Gateway(
        GatewayReader.read(file, Map.of()), System::nanoTime, new SplittableRandom(), bugs::add);
  }

  private EdgeAgent agent(String endpoint, String broker, PahoLinks links)
      throws IOException, InvalidConfiguration {
    Path file = folder.resolve("board.yaml");
    Files.writeString(file, NodeOpcuaCrane.board(endpoint, broker));
    return new EdgeAgent(
        Parts.open(ConfigurationReader.read(file, TrustedClock.drivers())),
        links,
        () -> new JournalId(UUID.randomUUID().toString()),
        1);
  }

  /** The moves so far, the first one first. */
  private List<Answer.Move> moves(ApiAnswer api) throws IOException, InterruptedException {
    long soFar = ChronoUnit.MICROS.between(start, Instant.now());
    return api.ask(List.of(CRANE), soFar).moves().stream()
        .sorted(Comparator.comparingLong(Answer.Move::timeMicroseconds))
        .toList();
  }

  private void await(String what, Object wanted, Question<?> question)
      throws IOException, InterruptedException {
    long limit = System.nanoTime() + LIMIT_NANOSECONDS;
    Object answer = question.ask();
    while (!answer.equals(wanted)) {
      if (System.nanoTime() > limit || !bugs.isEmpty()) {
        fail("waited for " + what + ", the last answer is " + answer + "; bugs: " + bugs);
      }
      LockSupport.parkNanos(POLL_NANOSECONDS);
      answer = question.ask();
    }
  }
}
