package org.tallyport.simulator.stepped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicTreeTest {
  private static final long SEED = 20_250_303;

  private final Random chance = new Random(SEED);

  /** The same as asking every filter, through subscribing and unsubscribing. */
  @Test
  void findsWhomTheFiltersName() {
    TopicTree<String> tree = new TopicTree<>();
    Set<String> filters = new HashSet<>();
    int found = 0;
    for (int round = 0; round < 2_000; round++) {
      String filter = filter();
      if (chance.nextInt(3) > 0) {
        filters.add(filter);
        tree.add(filter, filter);
      } else {
        filters.remove(filter);
        tree.remove(filter, filter);
      }
      String topic = levels(List.of("a", "b", ""));
      Set<String> wanted =
          filters.stream()
              .filter(one -> TopicFilter.matches(one, topic))
              .collect(Collectors.toSet());
      assertEquals(wanted, tree.takers(topic), () -> "seed " + SEED + ", topic " + topic);
      found += wanted.size();
    }
    assertFalse(found < 10_000, "too few filters matched to say anything: " + found);
  }

  @Test
  void namesATakerOfSeveralFiltersOnce() {
    TopicTree<String> tree = new TopicTree<>();
    tree.add("a/#", "taker");
    tree.add("a/+", "taker");
    tree.add("a/b", "taker");
    assertEquals(Set.of("taker"), tree.takers("a/b"));
    tree.remove("a/+", "taker");
    assertEquals(Set.of("taker"), tree.takers("a/b"));
  }

  private String filter() {
    String levels = levels(List.of("a", "b", "", "+"));
    return switch (chance.nextInt(6)) {
      case 0 -> "#";
      case 1, 2 -> levels + "/#";
      default -> levels;
    };
  }

  private String levels(List<String> words) {
    List<String> levels = new ArrayList<>();
    for (int i = chance.nextInt(4); i >= 0; i--) {
      levels.add(words.get(chance.nextInt(words.size())));
    }
    return String.join("/", levels);
  }
}
