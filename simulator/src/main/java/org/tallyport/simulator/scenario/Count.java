package org.tallyport.simulator.scenario;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallyport.simulator.model.Chance;

/**
 * How many: a whole number, or one between two bounds by chance. Written {@code 5} or {@code 3 to
 * 7}.
 *
 * @param least at least 0
 * @param most included
 */
record Count(int least, int most) {
  static final String WANTED = "a whole number or two such as 3 to 7";
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?: to (\\d{1,6}))?");

  static Optional<Count> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int least = Integer.parseInt(matcher.group(1));
    int most = matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2));
    return most < least ? Optional.empty() : Optional.of(new Count(least, most));
  }

  double mean() {
    return (least + most) / 2.0;
  }

  /** One of them; a fixed number does not move the chance. */
  int draw(Chance chance) {
    return least == most ? least : chance.between(least, most);
  }
}
