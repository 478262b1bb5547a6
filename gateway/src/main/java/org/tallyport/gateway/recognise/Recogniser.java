package org.tallyport.gateway.recognise;

import java.util.function.Consumer;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/**
 * Reads events out of the readings of one equipment. Times are microseconds of the fold, never
 * going back; values are whole: grams, millionths of metres and degrees, 0 or 1 for contacts, the
 * plain number otherwise. The whole state can be saved and restored between any two calls.
 */
public sealed interface Recogniser permits SpreaderRecogniser, HookRecogniser, RailRecogniser {
  /** The number of the input that takes a role, 0 to 31, or −1 when it is not used. */
  int input(Role role);

  /** Which inputs exist, one bit each. */
  void define(int inputs);

  /**
   * One reading with a value. {@link #advance} was called for its time.
   *
   * @param uncertain whether the value is doubtful
   */
  void reading(int input, long time, long value, boolean uncertain);

  /** An input is not known from this time on, until its next reading. */
  void lost(int input, long time);

  /** Lets conditions in time fall due, up to and including this time, each as of its due time. */
  void advance(long time);

  /**
   * Whether no part of a figure can be missed.
   *
   * @param defined inputs that exist, one bit each
   * @param known inputs whose value is known, one bit each
   */
  boolean knows(Figure figure, int defined, int known);

  /**
   * Whether what goes on is known: not when it began unseen and may or may not come to count. Asked
   * after each reading.
   */
  default boolean decided() {
    return true;
  }

  /** The equipment works up to this time unless more signs of work come. */
  long busyUntil();

  void save(ByteWriter out);

  void restore(ByteReader in) throws MalformedBlock;

  /** The recogniser that the rules ask for; it reads its evidence from the given place. */
  static Recogniser of(
      EquipmentId equipment, EquipmentRules rules, Evidence evidence, Consumer<Event> events) {
    return switch (rules) {
      case EquipmentRules.Spreader spreader ->
          new SpreaderRecogniser(equipment, spreader, evidence, events);
      case EquipmentRules.Hook hook -> new HookRecogniser(equipment, hook, evidence, events);
      case EquipmentRules.Rail rail -> new RailRecogniser(equipment, rail, evidence, events);
    };
  }
}
