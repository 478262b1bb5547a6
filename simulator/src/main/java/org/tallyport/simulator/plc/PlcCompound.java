package org.tallyport.simulator.plc;

import java.util.List;

/**
 * A variable that holds the values of others together: they are there one by one as well, and it
 * changes with each of them.
 *
 * @param folder as of {@link PlcNode}
 * @param name as of {@link PlcNode}
 * @param kind how it holds them
 * @param members in order; of an array all of one type, of a structure with different last names
 */
public record PlcCompound(String folder, String name, Kind kind, List<PlcNode> members) {
  /** How a compound holds its members. */
  public enum Kind {
    /** As a one-dimensional array. */
    ARRAY,
    /** As fields of a structure of a type of its own. */
    STRUCTURE
  }

  public PlcCompound {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("compound " + folder + "." + name + " has no members");
    }
    long different =
        switch (kind) {
          case ARRAY -> members.stream().map(PlcNode::type).distinct().count() == 1 ? 0 : 1;
          case STRUCTURE ->
              members.size() - members.stream().map(PlcCompound::field).distinct().count();
        };
    if (different != 0) {
      throw new IllegalArgumentException(
          "compound " + folder + "." + name + " of " + members + ": no " + kind);
    }
  }

  /** The name of a member in a structure: the last word of its own. */
  static String field(PlcNode member) {
    return member.name().substring(member.name().lastIndexOf('.') + 1);
  }

  /** As of {@link PlcNode}. */
  public String path() {
    return folder + "." + name;
  }

  /** As of {@link PlcNode}. */
  public String nodeId() {
    return "ns=2;s=" + path();
  }

  /** The data type of a structure. */
  String typePath() {
    return path() + ".Type";
  }

  /** How its values are encoded. */
  String encodingPath() {
    return typePath() + ".Binary";
  }
}
