package org.tallyport.simulator.model;

import java.util.List;
import org.tallyport.simulator.truth.VehicleKind;

/**
 * A railway vehicle as its axles.
 *
 * @param kind wagon or locomotive
 * @param gapsMetres from axle to axle, first to last
 * @param overhangMetres from the outer axle to the coupling, the same at both ends
 */
public record Vehicle(VehicleKind kind, List<Double> gapsMetres, double overhangMetres) {
  /** A four-axle gondola of the 1520 mm gauge; two of them couple with 3.42 m between axles. */
  public static final Vehicle GONDOLA =
      new Vehicle(VehicleKind.WAGON, List.of(1.85, 6.80, 1.85), 1.71);

  /** An eight-axle wagon on two four-axle bogies. */
  public static final Vehicle EIGHT_AXLES =
      new Vehicle(VehicleKind.WAGON, List.of(1.85, 1.35, 1.85, 7.40, 1.85, 1.35, 1.85), 1.80);

  /** A diesel locomotive on two three-axle bogies. */
  public static final Vehicle LOCOMOTIVE =
      new Vehicle(VehicleKind.LOCOMOTIVE, List.of(2.10, 2.10, 4.40, 2.10, 2.10), 2.30);

  public Vehicle {
    gapsMetres = List.copyOf(gapsMetres);
  }

  int axles() {
    return gapsMetres.size() + 1;
  }

  double lengthMetres() {
    return 2 * overhangMetres + gapsMetres.stream().mapToDouble(Double::doubleValue).sum();
  }
}
