package org.tallyport.equipment;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the word that somebody probably meant. */
final class Nearest {
  /** So many first letters of a word are enough to know it. */
  private static final int LEAST_BEGINNING = 3;

  private Nearest() {}

  /** The nearest of the words as a question, or all of them when none is near. */
  static String proposal(String given, Collection<String> words) {
    return word(given, words)
        .map(best -> "did you mean \"" + best + "\"?")
        .orElse(words.isEmpty() ? "there are none" : "there are " + String.join(", ", words));
  }

  /** All the words, and the nearest as a question. */
  static String wanted(String given, Collection<String> words) {
    if (words.isEmpty()) {
      return "but there are none";
    }
    return "wanted one of "
        + words.stream().map(w -> w.isEmpty() ? "\"\"" : w).collect(Collectors.joining(", "))
        + word(given, words).map(best -> ", did you mean \"" + best + "\"?").orElse("");
  }

  private static Optional<String> word(String given, Collection<String> words) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String word : words) {
      int distance = distance(given.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    boolean near = least <= Math.max(2, best.length() / 3) && least < best.length();
    return near ? Optional.of(best) : Optional.empty();
  }

  /** Letters to insert, remove or change; a missing or added end, such as a unit, counts 1. */
  private static int distance(String a, String b) {
    if (begins(a, b) || begins(b, a)) {
      return 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static boolean begins(String begin, String word) {
    boolean enough = begin.length() >= LEAST_BEGINNING || word.startsWith(begin + "_");
    return enough && word.startsWith(begin) && !word.equals(begin);
  }
}
