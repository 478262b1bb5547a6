package org.tallyport.edge.uplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallyport.edge.journal.Samples;
import org.tallyport.wire.Content;
import org.tallyport.wire.Received;

class DeliveryTest {
  @TempDir Path folder;

  @Test
  void bringsEveryReadingOnceAndInOrderThroughLossRestartsAndOutages() throws IOException {
    for (long seed = 1; seed <= 12; seed++) {
      try (BoardRig rig = new BoardRig(folder, Optional.of(BoardRig.HOST), seed)) {
        trouble(rig, new Random(seed));
        rig.network.loss = 0;
        rig.network.duplication = 0;
        rig.network.reordering = 0;
        rig.network.reachable = true;
        rig.host(true, rig.clock.utcMicroseconds() / 1_000);
        for (int i = 0; i < 4_000 && rig.journal.unacknowledgedBlocks().orElseThrow() > 0; i++) {
          rig.step(100);
        }
        String told = "seed " + seed;
        assertEquals(0, rig.journal.unacknowledgedBlocks().orElseThrow(), told);
        assertEquals(rig.given, rig.gateway.values(), told);
        assertEquals(1, rig.gateway.journals.size(), told);
      }
    }
  }

  private static void trouble(BoardRig rig, Random random) throws IOException {
    rig.network.loss = random.nextDouble() * 0.2;
    rig.network.duplication = random.nextDouble() * 0.2;
    rig.network.reordering = random.nextDouble() * 0.2;
    rig.network.inFlight = 1 + random.nextInt(20);
    boolean online = true;
    rig.host(true, rig.clock.utcMicroseconds() / 1_000);
    for (int i = 0; i < 3_000; i++) {
      if (random.nextInt(3) == 0) {
        rig.read();
      }
      rig.step(1 + random.nextInt(300));
      switch (random.nextInt(300)) {
        case 0 -> rig.network.breakLink();
        case 1 -> rig.network.reachable = !rig.network.reachable;
        case 2 -> {
          online = !online;
          rig.host(online, rig.clock.utcMicroseconds() / 1_000);
        }
        case 3 -> rig.kill();
        case 4 -> rig.gateway.asksForBirths = true;
        case 5 -> rig.gateway.acknowledges = !rig.gateway.acknowledges;
        default -> {}
      }
    }
    rig.gateway.acknowledges = true;
    rig.steps(5, 200);
  }

  @Test
  void deletesNothingThatTheGatewayHasNotAcknowledged() throws IOException {
    try (BoardRig rig = new BoardRig(folder, Optional.empty(), 3)) {
      rig.gateway.acknowledges = false;
      for (int i = 0; i < 200; i++) {
        rig.read();
        rig.step(500);
      }
      assertTrue(rig.gateway.values().size() > 20);
      assertEquals(200, rig.given.size());
      assertTrue(rig.journal.unacknowledgedBlocks().orElseThrow() >= 200);
      assertTrue(rig.uplink.counters().get(UplinkCount.TIMEOUTS) > 3);
      assertTrue(rig.uplink.counters().get(UplinkCount.RESENT) > 10);
      assertEquals(0, rig.uplink.counters().get(UplinkCount.ACKNOWLEDGED));
      rig.kill(); // memory alone would still have the newest of them
      assertEquals(200, rig.given.size());
      rig.gateway.acknowledges = true;
      rig.steps(400, 100);
      assertEquals(rig.given, rig.gateway.values());
      assertEquals(0, rig.journal.unacknowledgedBlocks().orElseThrow());
    }
  }

  @Test
  void keepsItsTimeoutsRealWhenTheBoardsClockRunsSixtyTimesFaster() {
    try (BoardRig rig = new BoardRig(folder, Optional.empty(), 6)) {
      rig.speed = 60;
      readFor(rig, 2_000);
      rig.gateway.acknowledges = false;
      readFor(rig, 9_000);
      assertEquals(0, rig.uplink.counters().get(UplinkCount.TIMEOUTS), "540 s of the board's");
      readFor(rig, 2_000);
      assertEquals(1, rig.uplink.counters().get(UplinkCount.TIMEOUTS), "10 s of the pacing time");
      rig.gateway.acknowledges = true;
      rig.network.breakLink();
      long connects = rig.uplink.counters().get(UplinkCount.CONNECTS);
      rig.steps(2, 200);
      assertEquals(connects, rig.uplink.counters().get(UplinkCount.CONNECTS), "it pauses");
      rig.steps(300, 100);
      assertEquals(0, rig.journal.unacknowledgedBlocks().orElseThrow());
      assertEquals(rig.given, rig.gateway.values());
    }
  }

  private static void readFor(BoardRig rig, int milliseconds) {
    for (int i = 0; i < milliseconds / 20; i++) {
      rig.read();
      rig.step(20);
    }
  }

  @Test
  void marksWhatItSendsAgainAsHistoricalAndShowsPresentValuesMeanwhile() {
    try (BoardRig rig = new BoardRig(folder, Optional.empty(), 4)) {
      rig.network.reachable = false;
      for (int i = 0; i < 300; i++) {
        rig.read();
        rig.step(500);
      }
      rig.network.reachable = true;
      rig.network.inFlight = 6;
      for (int i = 0; i < 500; i++) {
        rig.read();
        rig.step(500);
      }
      List<Received.BlockReceived> blocks = rig.gateway.all(Received.BlockReceived.class);
      List<Received.BlockReceived> readings =
          blocks.stream().filter(b -> b.block().content() instanceof Content.Readings).toList();
      assertTrue(readings.getFirst().historical());
      assertTrue(!readings.getLast().historical());
      assertTrue(rig.gateway.all(Received.Snapshot.class).size() >= 2);
      rig.steps(20, 500);
      assertEquals(rig.given, rig.gateway.values());
    }
  }

  @Test
  void waitsForNothingWhenTheWallClockStepsBack() {
    try (BoardRig rig = new BoardRig(folder, Optional.of(BoardRig.HOST), 6)) {
      rig.host(true, rig.clock.utcMicroseconds() / 1_000);
      rig.network.reachable = false;
      for (int i = 0; i < 300; i++) {
        rig.read();
        rig.step(500);
      }
      rig.network.reachable = true;
      rig.network.inFlight = 6;
      int snapshots = 0;
      for (int i = 0; i < 500; i++) {
        rig.read();
        rig.step(500);
        if (rig.gateway.all(Received.Snapshot.class).size() > snapshots) {
          snapshots = rig.gateway.all(Received.Snapshot.class).size();
          rig.clock.offset -= 600_000_000;
        }
      }
      assertTrue(rig.clock.offset < Samples.UTC, "it stepped back while a backlog drained");
      assertTrue(rig.gateway.all(Received.Snapshot.class).size() >= 4, "shown meanwhile");
      rig.network.inFlight = 100;
      int births = rig.gateway.all(Received.NodeBirth.class).size();
      rig.network.breakLink();
      rig.clock.offset -= 3_600_000_000L;
      readFor(rig, 90_000);
      rig.steps(100, 200);
      assertTrue(rig.gateway.all(Received.NodeBirth.class).size() > births, "born again");
      assertEquals(rig.given, rig.gateway.values());
    }
  }

  @Test
  void movesToANewJournalAndIsBornAgainWhenTheGatewayHoldsAnotherHistory() throws IOException {
    try (BoardRig rig = new BoardRig(folder, Optional.empty(), 5)) {
      for (int i = 0; i < 20; i++) {
        rig.read();
        rig.step(500);
      }
      rig.steps(5, 200);
      FakeGateway.Held held = rig.gateway.journals.values().iterator().next();
      rig.gateway.acknowledges = false;
      rig.read();
      rig.steps(3, 500);
      held.chains.replaceAll((_, chain) -> chain ^ 1);
      held.last ^= 1;
      rig.gateway.acknowledges = true;
      for (int i = 0; i < 20; i++) {
        rig.read();
        rig.step(1_000);
      }
      rig.steps(100, 200);
      assertTrue(rig.gateway.journals.size() > 1);
      assertEquals(1, rig.journal.alarms().size());
      assertTrue(rig.gateway.values().containsAll(rig.given));
      assertEquals(0, rig.journal.unacknowledgedBlocks().orElseThrow());
    }
  }
}
