package org.tallyport.gateway.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTroubleTest {
  private final LedgerTrouble trouble = new LedgerTrouble();

  @Test
  void tellsTheFirstFaultAndHowManyThereWere() {
    assertEquals(Optional.empty(), trouble.worked(), "nothing had failed");
    assertEquals(Optional.of("disk full"), trouble.failed("disk full"));
    assertEquals(Optional.empty(), trouble.failed("disk full"));
    assertEquals(Optional.empty(), trouble.failed("disk full"));
    assertEquals(Optional.of(3L), trouble.worked());
    assertEquals(Optional.empty(), trouble.worked(), "it is over");
  }

  @Test
  void tellsAFaultThatIsAnother() {
    trouble.failed("disk full");
    assertEquals(Optional.of("read-only"), trouble.failed("read-only"));
    assertEquals(Optional.empty(), trouble.failed("read-only"));
    assertEquals(Optional.of(3L), trouble.worked());
  }

  @Test
  void tellsTheSameFaultAgainWhenItComesBack() {
    trouble.failed("disk full");
    trouble.worked();
    assertEquals(Optional.of("disk full"), trouble.failed("disk full"));
    assertEquals(Optional.of(1L), trouble.worked());
  }
}
