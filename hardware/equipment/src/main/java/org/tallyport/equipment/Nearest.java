package org.tallyport.equipment;

import java.util.Collection;

/** Finds the word that somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** The nearest of the words as a question, or all of them when none is near. */
  static String proposal(String given, Collection<String> words) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String word : words) {
      int distance = distance(given, word);
      if (distance < least) {
        least = distance;
        best = word;
      }
    }
    boolean near = least <= Math.max(2, best.length() / 3);
    return near ? "did you mean \"" + best + "\"?" : "there are " + String.join(", ", words);
  }

  /** Letters to insert, remove or change; a whole missing end, such as a unit, counts 1. */
  private static int distance(String a, String b) {
    if (b.startsWith(a + "_") || a.startsWith(b + "_")) {
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
}
