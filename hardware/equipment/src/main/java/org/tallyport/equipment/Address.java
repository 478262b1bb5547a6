package org.tallyport.equipment;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form of a network address.
 *
 * @param schemes such as {@code tcp}; the first is proposed where another one stands
 * @param usualPort the port that is proposed where none stands
 * @param path whether the port may be left out and a path may follow
 */
record Address(List<String> schemes, int usualPort, boolean path) {
  private static final int MOST_PORT = 65_535;
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([^:/]+)://)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,9}))?(/\\S*)?");

  boolean fits(String text) {
    Matcher parts = PARTS.matcher(text);
    return parts.matches()
        && known(parts)
        && (parts.group(3) == null ? path : isPort(parts.group(3)))
        && (path || parts.group(4) == null);
  }

  /** What is wanted, and what was probably meant. */
  String wanted(String text) {
    String form = path ? "host:port/path" : "host:port";
    String all = schemes.stream().map(s -> s + "://" + form).collect(Collectors.joining(" or "));
    String wanted = "wanted " + all + " with a port from 1 to " + MOST_PORT;
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches() || (parts.group(3) != null && !isPort(parts.group(3)))) {
      return wanted;
    }
    return wanted + ", did you mean \"" + meant(parts) + "\"?";
  }

  private String meant(Matcher parts) {
    String scheme = known(parts) ? parts.group(1) : schemes.getFirst();
    String port = parts.group(3) == null ? String.valueOf(usualPort) : parts.group(3);
    String rest = path && parts.group(4) != null ? parts.group(4) : "";
    return scheme + "://" + parts.group(2) + ":" + port + rest;
  }

  private boolean known(Matcher parts) {
    return parts.group(1) != null && schemes.contains(parts.group(1));
  }

  private static boolean isPort(String digits) {
    int port = Integer.parseInt(digits);
    return port >= 1 && port <= MOST_PORT;
  }
}
