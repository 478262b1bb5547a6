package org.tallyport.gateway.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.fold.FoldSink;
import org.tallyport.gateway.fold.RecordedGap;
import org.tallyport.gateway.ingest.JournalGate;
import org.tallyport.gateway.recognise.Event;
import org.tallyport.gateway.tally.Interval;
import org.tallyport.wire.Content;
import org.tallyport.wire.JournalId;

class SkipsTest {
  private static final JournalId JOURNAL = new JournalId("aaaaaaaaaaaaaaaa");

  private final Track first = new Track("track-1");
  private final Track second = new Track("track-2");
  private final Map<String, byte[]> states = new TreeMap<>();
  private Skips skips = new Skips();

  private void restart() throws Exception {
    skips.saveChanged(
        new FoldSink() {
          @Override
          public void event(Event event) {}

          @Override
          public void interval(Interval addition) {}

          @Override
          public void gap(RecordedGap gap) {}

          @Override
          public void state(String key, byte[] bytes) {
            states.put(key, bytes);
          }
        });
    skips = new Skips();
    for (Map.Entry<String, byte[]> state : states.entrySet()) {
      skips.restore(state.getKey(), state.getValue());
    }
  }

  private boolean tells(Track track) {
    return skips.tells(JOURNAL, track.train(1_000_000, 1));
  }

  @Test
  void isOverOnceAllEquipmentOfTheBoardWasTold() throws Exception {
    Set<EquipmentId> all = Set.of(first.equipment, second.equipment);
    skips.add(JOURNAL, new JournalGate.Start.Skipped(3, 7));
    assertTrue(tells(first));
    Content.Readings readings = first.train(1_000_000, 1);
    assertEquals(1, skips.before(JOURNAL, readings).size());
    skips.end(JOURNAL, all);
    restart();
    assertFalse(tells(first));
    assertTrue(tells(second));
    assertEquals(1, skips.before(JOURNAL, second.train(1_000_000, 1)).size());
    skips.end(JOURNAL, all);
    restart();
    assertEquals(0, skips.number(JOURNAL), "forgotten");
    assertFalse(tells(second));
    assertArrayEquals(new byte[0], states.get(Skips.KEY + JOURNAL.value()));
  }
}
