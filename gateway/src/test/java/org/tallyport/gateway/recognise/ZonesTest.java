package org.tallyport.gateway.recognise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZonesTest {
  @Test
  void anglesComeRoundThroughNorth() {
    Zones zones =
        new Zones(
            List.of(new ZoneBounds(Zone.VESSEL, 315, 45), new ZoneBounds(Zone.QUAY, 90, 270)),
            true);
    assertEquals(Zone.VESSEL, zones.at(0, 0));
    assertEquals(Zone.VESSEL, zones.at(-30_000_000, 0));
    assertEquals(Zone.VESSEL, zones.at(350_000_000, 0));
    assertEquals(Zone.QUAY, zones.at(-180_000_000, 0));
    assertEquals(Zone.UNKNOWN, zones.at(45_000_000, 0));
  }

  @Test
  void aRadiusCanDecide() {
    Zones zones =
        new Zones(
            List.of(
                new ZoneBounds(Zone.RAIL, 90, 270, 0, 15),
                new ZoneBounds(Zone.QUAY, 90, 270, 15, 40)),
            true);
    assertEquals(Zone.RAIL, zones.at(180_000_000, 14_999_999));
    assertEquals(Zone.QUAY, zones.at(180_000_000, 15_000_000));
  }
}
