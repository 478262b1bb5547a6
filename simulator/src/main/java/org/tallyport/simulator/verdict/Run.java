package org.tallyport.simulator.verdict;

import java.util.List;
import java.util.Map;
import org.tallyport.equipment.EquipmentId;

/**
 * What was run.
 *
 * @param scenario its name
 * @param seed its seed
 * @param mode {@code stepped} or {@code wired}
 * @param simulatedMicroseconds what happened before this is judged; the run itself went on for a
 *     while, so that all of it could be recognised
 * @param wallSeconds how long it took
 * @param speed simulated seconds per second while the simulated time ran
 * @param readings readings delivered
 * @param blocks blocks delivered
 * @param massBoundGrams per equipment: deadband + resolution of one lift's mass; 0 where no mass is
 *     measured
 * @param faults what was done to it on purpose
 */
public record Run(
    String scenario,
    long seed,
    String mode,
    long simulatedMicroseconds,
    double wallSeconds,
    double speed,
    long readings,
    long blocks,
    Map<EquipmentId, Long> massBoundGrams,
    List<Fault> faults) {
  public Run {
    faults = List.copyOf(faults);
  }

  /**
   * One injected fault.
   *
   * @param equipment whose readings it may cost
   * @param fromMicroseconds when it began
   * @param toMicroseconds when it was over, with its stated recovery bound
   * @param what one line for people
   * @param blinds whether sensors could not be read all the time: what happened then is unknown
   *     though its readings were delivered
   * @param gramsOff by how much it may make masses wrong; {@link #NOT_WEIGHED}: missing
   */
  public record Fault(
      List<EquipmentId> equipment,
      long fromMicroseconds,
      long toMicroseconds,
      String what,
      boolean blinds,
      long gramsOff) {
    /** Masses may be missing, but not be wrong. */
    public static final long NOT_WEIGHED = -1;

    /** A fault that leaves masses right. */
    public Fault(
        List<EquipmentId> equipment,
        long fromMicroseconds,
        long toMicroseconds,
        String what,
        boolean blinds) {
      this(equipment, fromMicroseconds, toMicroseconds, what, blinds, 0);
    }

    /** A fault that stops or loses what was read. */
    public Fault(
        List<EquipmentId> equipment, long fromMicroseconds, long toMicroseconds, String what) {
      this(equipment, fromMicroseconds, toMicroseconds, what, false);
    }
  }
}
