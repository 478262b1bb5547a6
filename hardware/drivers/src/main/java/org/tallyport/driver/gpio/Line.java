package org.tallyport.driver.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.PullResistance;
import java.util.List;
import org.tallyport.equipment.Settings;

/**
 * One channel's settings.
 *
 * @param line offset on its chip (on a Raspberry Pi the BCM number)
 * @param debounceMicroseconds by the kernel, 0 for none
 */
record Line(int line, PullResistance pull, long debounceMicroseconds) {
  private static final int MOST_LINES = 1_024;
  private static final int MOST_DEBOUNCE_MICROSECONDS = 1_000_000;

  static Line of(Settings channel) {
    int line = (int) channel.integer("line", 0, MOST_LINES - 1);
    PullResistance pull =
        switch (channel.word("pull", List.of("none", "up", "down"), "none")) {
          case "up" -> PullResistance.PULL_UP;
          case "down" -> PullResistance.PULL_DOWN;
          default -> PullResistance.OFF;
        };
    return new Line(line, pull, channel.integer("debounce_us", 0, MOST_DEBOUNCE_MICROSECONDS, 0));
  }

  DigitalInputConfig config(Context context) {
    return DigitalInput.newConfigBuilder(context)
        .id("line-" + line)
        .bcm(line)
        .pull(pull)
        .debounce(debounceMicroseconds)
        .build();
  }
}
