package org.tallyport.simulator.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes trains: what stands in them and how they are driven. */
public final class TrainPlan {
  /** Wagons in a train with a locomotive: ten with four axles, two with eight. */
  public static final int WAGONS_WITH_LOCOMOTIVE = 12;

  private static final double CLEAR_METRES = 25;

  private final Chance chance;

  /** Trains from a seed, which is not moved. */
  public TrainPlan(Chance seed) {
    chance = seed.part("trains");
  }

  /** One six-axle locomotive, ten four-axle and two eight-axle wagons: 62 axles, straight past. */
  public Train withLocomotive(long arrival, boolean inwards) {
    List<Vehicle> vehicles = new ArrayList<>(Collections.nCopies(10, Vehicle.GONDOLA));
    vehicles.add(chance.between(0, 10), Vehicle.EIGHT_AXLES);
    vehicles.add(chance.between(0, 11), Vehicle.EIGHT_AXLES);
    vehicles.addFirst(Vehicle.LOCOMOTIVE);
    return new Train(arrival, inwards, vehicles, List.of(go(vehicles, way(vehicles))));
  }

  /** Gondolas pushed straight past; the pushing locomotive stays on its side of the sensors. */
  public Train pushed(long arrival, boolean inwards, int wagons) {
    List<Vehicle> vehicles = Collections.nCopies(wagons, Vehicle.GONDOLA);
    return new Train(arrival, inwards, vehicles, List.of(go(vehicles, way(vehicles))));
  }

  /** Gondolas that stop with a wheel on the sensors, rock there, and go on. */
  public Train stopping(long arrival, boolean inwards, int wagons, long stand) {
    List<Vehicle> vehicles = Collections.nCopies(wagons, Vehicle.GONDOLA);
    Train shape = new Train(arrival, inwards, vehicles, List.of());
    double stop =
        shape.metresToFirstAxle(chance.between(wagons / 3, wagons - 2)) + chance.between(-0.1, 0.1);
    List<Train.Drive> drives = new ArrayList<>();
    drives.add(go(vehicles, stop));
    double rocked = 0;
    for (int i = 0; i < 3; i++) {
      double rock = chance.between(0.1, 0.3);
      drives.add(new Train.Drive.Stand(stand / 4));
      drives.add(new Train.Drive.Go(-rock, 0.3));
      drives.add(new Train.Drive.Stand(chance.microseconds(1, 4)));
      double back = rock + chance.between(-0.05, 0.1);
      drives.add(new Train.Drive.Go(back, 0.3));
      rocked += back - rock;
    }
    drives.add(new Train.Drive.Stand(stand / 4));
    drives.add(go(vehicles, way(vehicles) - stop - rocked));
    return new Train(arrival, inwards, vehicles, drives);
  }

  /** Gondolas that go in up to a coupling, some of them back, and in again. */
  public Train reversing(long arrival, boolean inwards, int wagons, int back) {
    List<Vehicle> vehicles = Collections.nCopies(wagons, Vehicle.GONDOLA);
    Train shape = new Train(arrival, inwards, vehicles, List.of());
    int turn = chance.between(back + 1, wagons - 1);
    double there = shape.metresToCoupling(turn) + chance.between(-0.5, 0.5);
    double here = shape.metresToCoupling(turn - back) + chance.between(-0.5, 0.5);
    return new Train(
        arrival,
        inwards,
        vehicles,
        List.of(
            go(vehicles, there),
            new Train.Drive.Stand(chance.microseconds(15, 60)),
            new Train.Drive.Go(here - there, chance.between(1.2, 2.5)),
            new Train.Drive.Stand(chance.microseconds(15, 60)),
            go(vehicles, way(vehicles) - here)));
  }

  private Train.Drive go(List<Vehicle> vehicles, double metres) {
    double top = vehicles.contains(Vehicle.LOCOMOTIVE) ? 5.5 : 3.5;
    return new Train.Drive.Go(metres, chance.between(1.5, top));
  }

  private static double way(List<Vehicle> vehicles) {
    double length = vehicles.stream().mapToDouble(Vehicle::lengthMetres).sum();
    return Train.APPROACH_METRES + length + CLEAR_METRES;
  }
}
