package org.tallyport.simulator.stepped;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wants a topic, by the levels of topic filters (MQTT 3.1.1, 4.7): the cost of a message is
 * that of its levels and its takers, not that of all clients.
 */
final class TopicTree<T> {
  private final Node<T> root = new Node<>();

  private static final class Node<T> {
    private final Map<String, Node<T>> below = new HashMap<>();
    private final Set<T> takers = new LinkedHashSet<>();

    boolean empty() {
      return below.isEmpty() && takers.isEmpty();
    }
  }

  void add(String filter, T taker) {
    Node<T> node = root;
    for (String level : levels(filter)) {
      node = node.below.computeIfAbsent(level, _ -> new Node<>());
    }
    node.takers.add(taker);
  }

  void remove(String filter, T taker) {
    remove(root, levels(filter), 0, taker);
  }

  private static <T> void remove(Node<T> node, String[] levels, int depth, T taker) {
    if (depth == levels.length) {
      node.takers.remove(taker);
      return;
    }
    Node<T> next = node.below.get(levels[depth]);
    if (next != null) {
      remove(next, levels, depth + 1, taker);
      if (next.empty()) {
        node.below.remove(levels[depth]);
      }
    }
  }

  /** Each that wants a topic, once. */
  Set<T> takers(String topic) {
    Set<T> found = new LinkedHashSet<>();
    collect(root, levels(topic), 0, found);
    return found;
  }

  private static <T> void collect(Node<T> node, String[] levels, int depth, Set<T> found) {
    take(node.below.get("#"), found);
    if (depth == levels.length) {
      found.addAll(node.takers);
      return;
    }
    for (String level : new String[] {levels[depth], "+"}) {
      Node<T> next = node.below.get(level);
      if (next != null) {
        collect(next, levels, depth + 1, found);
      }
    }
  }

  private static <T> void take(@Nullable Node<T> node, Set<T> found) {
    if (node != null) {
      found.addAll(node.takers);
    }
  }

  private static String[] levels(String topic) {
    return topic.split("/", -1);
  }
}
