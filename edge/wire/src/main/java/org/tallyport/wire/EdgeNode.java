package org.tallyport.wire;

/**
 * One board on the wire: Sparkplug's group and edge node id, unique together in the whole
 * infrastructure (tck-id-topic-structure-namespace-unique-edge-node-descriptor).
 *
 * @param group the terminal, such as {@code DEHAM}; not {@code STATE}, which is the hosts' topic
 * @param edge the board
 */
public record EdgeNode(String group, String edge) implements Comparable<EdgeNode> {
  static final int LONGEST_ID = 128;

  public EdgeNode {
    requireId("group id", group);
    requireId("edge node id", edge);
    if (group.equals(Topic.STATE)) {
      throw new IllegalArgumentException("group id \"STATE\" is the topic of the hosts");
    }
  }

  @Override
  public int compareTo(EdgeNode other) {
    int groups = group.compareTo(other.group);
    return groups != 0 ? groups : edge.compareTo(other.edge);
  }

  @Override
  public String toString() {
    return group + "/" + edge;
  }

  /** Refuses what may not stand as one level of a topic. */
  static void requireId(String what, String id) {
    boolean allowed =
        !id.isEmpty()
            && id.length() <= LONGEST_ID
            && id.chars().noneMatch(c -> c == '+' || c == '/' || c == '#' || c < ' ' || c == 0x7F);
    if (!allowed) {
      throw new IllegalArgumentException(
          what
              + " \""
              + id
              + "\": wanted 1 to "
              + LONGEST_ID
              + " characters without '+', '/', '#' and control characters");
    }
  }
}
