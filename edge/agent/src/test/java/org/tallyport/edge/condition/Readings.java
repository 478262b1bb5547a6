package org.tallyport.edge.condition;

import java.util.ArrayList;
import java.util.List;
import org.tallyport.edge.config.Condition;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Quality;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.Signal;

/** Collects what a conditioner reports as lines of {@code milliseconds=steps}. */
final class Readings implements Emission {
  static final Signal LOCKED = signal("spreader.locked", Role.SPREADER_LOCKED, 0);
  static final Signal LOAD = signal("hoist.load", Role.HOIST_LOAD, 2);

  private final List<String> lines = new ArrayList<>();

  static Signal signal(String name, Role role, int decimals) {
    return new Signal(new EquipmentId("STS-1"), name, role, role.unit(), role.type(), decimals);
  }

  Conditioner conditioner(Signal signal, Condition condition) {
    return Conditioner.of(0, signal, condition, this);
  }

  @Override
  public void reading(int signal, long timeMicroseconds, long steps, Quality quality) {
    String value =
        switch (quality) {
          case GOOD -> "" + steps;
          case UNCERTAIN -> steps + "?";
          case BAD -> "bad";
        };
    lines.add(timeMicroseconds / 1_000 + "=" + value);
  }

  /** What was reported since the last call. */
  String take() {
    String all = String.join(" ", lines);
    lines.clear();
    return all;
  }

  /**
   * Feeds {@code milliseconds=value} words: a number, {@code 1?} for uncertain, {@code bad}; {@code
   * milliseconds|} is a watermark, {@code milliseconds!} a loss up to there.
   */
  static void feed(Conditioner conditioner, String words) {
    for (String word : words.split(" ", -1)) {
      int at = Math.max(word.indexOf('='), word.length() - 1);
      if (word.indexOf('=') >= 0) {
        at = word.indexOf('=');
      }
      long time = Long.parseLong(word.substring(0, at)) * 1_000;
      String value = word.substring(at + (word.charAt(at) == '=' ? 1 : 0));
      switch (value) {
        case "|" -> conditioner.advance(time);
        case "!" -> conditioner.lost(time);
        case "bad" -> conditioner.sample(time, 0, Quality.BAD);
        default -> sample(conditioner, time, value);
      }
    }
  }

  private static void sample(Conditioner conditioner, long time, String value) {
    boolean doubtful = value.endsWith("?");
    double number = Double.parseDouble(doubtful ? value.substring(0, value.length() - 1) : value);
    conditioner.sample(time, number, doubtful ? Quality.UNCERTAIN : Quality.GOOD);
  }
}
