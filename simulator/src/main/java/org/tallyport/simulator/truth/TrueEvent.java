package org.tallyport.simulator.truth;

import org.tallyport.equipment.EquipmentId;

/** One thing that happened, at the time that decides which interval it belongs to. */
public sealed interface TrueEvent {
  EquipmentId equipment();

  /** Microseconds since the start of the run. */
  long timeMicroseconds();

  /**
   * A lift that changed the place of cargo.
   *
   * @param equipment the crane
   * @param timeMicroseconds the release: unlock edge of a spreader, last loaded time of a hook or
   *     grab
   * @param kind from where to where
   * @param boxes containers moved, 0 for cargo without boxes
   * @param teuHundredths hundredths of TEU
   * @param grams mass on the hook, without spreader or grab
   */
  record Move(
      EquipmentId equipment,
      long timeMicroseconds,
      MoveKind kind,
      int boxes,
      long teuHundredths,
      long grams)
      implements TrueEvent {}

  /**
   * A vehicle that went past the wheel sensors as a whole.
   *
   * @param equipment the track
   * @param timeMicroseconds when its last axle had left the second sensor
   * @param inwards whether sensor A saw it first
   * @param axles its axles
   * @param kind what it is
   * @param train number of its train; a train that goes back and in again gives the same vehicles
   *     several times, and what comes back takes off what went in
   */
  record Pass(
      EquipmentId equipment,
      long timeMicroseconds,
      boolean inwards,
      int axles,
      VehicleKind kind,
      int train)
      implements TrueEvent {}

  /**
   * Something that looks like a move and is none.
   *
   * @param equipment the crane
   * @param timeMicroseconds when it was over
   * @param kind what it was
   */
  record NonMove(EquipmentId equipment, long timeMicroseconds, NonMoveKind kind)
      implements TrueEvent {}
}
