package org.tallyport.gateway.console;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What is fixed of one terminal.
 *
 * @param id its Sparkplug group, such as {@code AZBAK}
 * @param name for people
 * @param zone of its calendar
 * @param shiftStarts local times at which shifts begin, ascending, at least one; each lasts until
 *     the next
 */
public record TerminalProfile(String id, String name, ZoneId zone, List<LocalTime> shiftStarts) {
  public TerminalProfile {
    shiftStarts = List.copyOf(shiftStarts);
    if (shiftStarts.isEmpty() || !shiftStarts.equals(shiftStarts.stream().sorted().toList())) {
      throw new IllegalArgumentException("shift starts " + shiftStarts + ": wanted ascending");
    }
  }
}
