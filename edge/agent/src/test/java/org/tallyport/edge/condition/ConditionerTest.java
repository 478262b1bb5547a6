package org.tallyport.edge.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallyport.edge.config.Condition;

/** Samples in, readings out. Times are milliseconds; words as in {@link Readings#feed}. */
class ConditionerTest {
  private static final Condition DEBOUNCED = Condition.NONE.debounced(100_000);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          a level is believed after its time; 0=1 99|; ''
          stamped with its first edge; 0=1 100|; 0=1
          by a later sample as well; 0=1 30=1 130=1; 0=1
          a contrary sample at the end comes too late; 0=1 100=0; 0=1
          bouncing starts the time again; 0=0 100| 200=1 210=0 220=1 319|; 0=0
          and the last edge counts; 0=0 100| 200=1 210=0 220=1 320|; 0=0 220=1
          a short pulse is nothing; 0=0 100| 200=1 299=0 900|; 0=0
          a level that comes again is nothing new; 0=1 100| 200=1 300=1 500|; 0=1
          bad passes at once; 0=1 100| 150=bad; 0=1 150=bad
          bad passes once; 0=bad 10=bad 20=bad; 0=bad
          bad ends what was held; 0=1 50=bad 100|; 50=bad
          after bad a level is believed anew; 0=1 100| 150=bad 200=1 299| 300|; 0=1 150=bad 200=1
          doubt passes at once; 0=1 100| 150=1? 160=1; 0=1 150=1? 160=1
          doubt while held sticks; 0=1? 50=1 100|; 0=1?
          after a loss the level is told again; 0=1 100| 150! 160=1 260|; 0=1 160=1
          a loss starts the time again; 0=1 50! 100| 150|; 50=1
          no number is bad; 0=NaN; 0=bad
          """)
  void believesAContactWhenItHasStood(String name, String in, String out) {
    Readings readings = new Readings();
    Readings.feed(readings.conditioner(Readings.LOCKED, DEBOUNCED), in);
    assertEquals(out, readings.take(), name);
  }

  @Test
  void reportsAContactAtOnceWithoutDebounce() {
    Readings readings = new Readings();
    Readings.feed(readings.conditioner(Readings.LOCKED, Condition.NONE), "0=0 1=1 2=0 2=1");
    assertEquals("0=0 1=1 2=0 2=1", readings.take());
  }

  @Test
  void turnsAnInvertedContactRound() {
    Readings readings = new Readings();
    Readings.feed(readings.conditioner(Readings.LOCKED, Condition.NONE.inverted()), "0=0 1=1");
    assertEquals("0=1 1=0", readings.take());
  }

  @Test
  void holdsTheLastLevelAsUncertainWhileAContactChatters() {
    Readings readings = new Readings();
    Conditioner contact = readings.conditioner(Readings.LOCKED, Condition.NONE.debounced(10_000));
    Readings.feed(contact, "0=1 10|");
    for (int ms = 100; ms < 500; ms += 5) {
      Readings.feed(contact, ms + "=" + (ms / 5) % 2);
    }
    assertEquals("0=1 300=1?", readings.take());
    Readings.feed(contact, "500=1 509| 510|");
    assertEquals("495=1", readings.take(), "at rest it is believed again");
  }

  @Test
  void saysThatAContactChattersAlsoAfterALoss() {
    Readings readings = new Readings();
    Conditioner contact = readings.conditioner(Readings.LOCKED, Condition.NONE.debounced(10_000));
    Readings.feed(contact, "0=1 10| 100!");
    for (int ms = 100; ms < 500; ms += 5) {
      Readings.feed(contact, ms + "=" + (ms / 5) % 2);
      if (ms % 100 == 50) {
        Readings.feed(contact, ms + "!");
      }
    }
    assertEquals("0=1 300=1?", readings.take());
    Readings.feed(contact, "500=0 509| 510|");
    assertEquals("500=0", readings.take(), "at rest it is believed again");
  }

  @Test
  void isBadAndNotSilentWhenAContactChattersFromTheStart() {
    Readings readings = new Readings();
    Conditioner contact = readings.conditioner(Readings.LOCKED, Condition.NONE.debounced(10_000));
    for (int ms = 100; ms < 500; ms += 5) {
      Readings.feed(contact, ms + "=" + (ms / 5) % 2);
    }
    assertEquals("300=bad", readings.take());
    Readings.feed(contact, "500=0 510|");
    assertEquals("500=0", readings.take());
  }

  @Test
  void saysThatAContactChattersEachTimeThatItDoes() {
    Readings readings = new Readings();
    Conditioner contact = readings.conditioner(Readings.LOCKED, Condition.NONE.debounced(10_000));
    Readings.feed(contact, "0=1 10|");
    for (int start = 100; start < 2_000; start += 1_000) {
      for (int ms = start; ms < start + 400; ms += 5) {
        Readings.feed(contact, ms + "=" + (ms / 5) % 2);
      }
      Readings.feed(contact, (start + 400) + "=1 " + (start + 410) + "|");
    }
    assertEquals("0=1 300=1? 495=1 1300=1? 1495=1", readings.take());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          the first value passes; 0=1.00; 0=100
          within the deadband nothing; 0=1 200=1.04 400=0.96; 0=100
          at the deadband a reading; 0=1 200=1.05; 0=100 200=105
          measured from the last reading; 0=1 200=1.04 400=1.08; 0=100 400=108
          a change within the interval waits; 0=1 50=2 99|; 0=100
          and leaves at its end with its own time; 0=1 50=2 100|; 0=100 50=200
          the latest of the interval leaves; 0=1 50=2 60=3 100|; 0=100 60=300
          back in the deadband nothing leaves; 0=1 50=2 60=1 100|; 0=100
          the end of an interval opens the next; 0=1 50=2 100| 160=3 199| 200|; 0=100 50=200 160=300
          a later sample ends the interval too; 0=1 50=2 130=5 200|; 0=100 50=200 130=500
          after a quiet interval at once; 0=1 50=2 100| 200=3; 0=100 50=200 200=300
          out of range is bad and never clamped; 0=119.99 10=120.01 20=-5.01 30=1; 0=11999 10=bad 30=100
          what waits goes before bad; 0=1 50=2 60=bad; 0=100 50=200 60=bad
          doubt passes at once; 0=1 50=1?; 0=100 50=100?
          bad passes once; 0=bad 10=NaN 20=bad; 0=bad
          a sample repeats after the longest time; 0=1 900=1.01 1000=1.02 1100=1; 0=100 1000=102
          silence is not repeated; 0=1 5000|; 0=100
          bad is not repeated; 0=1 10=bad 5000=bad; 0=100 10=bad
          after a loss the value is told again; 0=1 50! 60=1; 0=100 60=100
          """)
  void reportsAValueByException(String name, String in, String out) {
    Readings readings = new Readings();
    Condition condition = Condition.NONE.byException(0.05, 100_000, 1_000_000).within(-5, 120);
    Readings.feed(readings.conditioner(Readings.LOAD, condition), in);
    assertEquals(out, readings.take(), name);
  }

  @Test
  void scalesALoopCurrentToTonnes() {
    Readings readings = new Readings();
    Condition condition = Condition.NONE.scaled(80.0 / 19_200, -4_800 * 80.0 / 19_200);
    Readings.feed(readings.conditioner(Readings.LOAD, condition), "0=12480 1=4800");
    assertEquals("0=3200 1=0", readings.take());
  }

  @Test
  void refusesWhatTheSignalCannotCarry() {
    Readings readings = new Readings();
    Readings.feed(readings.conditioner(Readings.LOAD, Condition.NONE), "0=83886.07 1=83886.08");
    assertEquals("0=8388607 1=bad", readings.take());
  }

  @Test
  void saysWhatItHoldsBack() {
    Readings readings = new Readings();
    Conditioner contact = readings.conditioner(Readings.LOCKED, DEBOUNCED);
    assertEquals(Conditioner.NOTHING, contact.heldBackMicroseconds());
    Readings.feed(contact, "40=1");
    assertEquals(40_000, contact.heldBackMicroseconds());
    Readings.feed(contact, "140|");
    assertEquals(Conditioner.NOTHING, contact.heldBackMicroseconds());
  }
}
