package org.tallyport.wire;

import java.util.Optional;

/** A Sparkplug topic: {@code spBv1.0/group/TYPE/edge[/device]} or {@code spBv1.0/STATE/host}. */
public sealed interface Topic {
  /** First level of every topic (tck-id-topic-structure-namespace-a). */
  String NAMESPACE = "spBv1.0";

  /** Second level of a host's topic. */
  String STATE = "STATE";

  /** What a message of a node or device is for; the third level is N or D before the word. */
  enum Verb {
    BIRTH("BIRTH"),
    DEATH("DEATH"),
    DATA("DATA"),
    COMMAND("CMD");

    private final String word;

    Verb(String word) {
      this.word = word;
    }

    private static Optional<Verb> of(String word) {
      for (Verb verb : values()) {
        if (verb.word.equals(word)) {
          return Optional.of(verb);
        }
      }
      return Optional.empty();
    }
  }

  /** A message of, or to, an edge node. */
  record Node(Verb verb, EdgeNode node) implements Topic {
    @Override
    public String text() {
      return level(node, "N" + verb.word);
    }
  }

  /**
   * A message of, or to, a device of an edge node.
   *
   * @param device its id: of our boards the equipment, of others any id
   */
  record Device(Verb verb, EdgeNode node, String device) implements Topic {
    public Device {
      EdgeNode.requireId("device id", device);
    }

    @Override
    public String text() {
      return level(node, "D" + verb.word) + "/" + device;
    }
  }

  /** Whether a host application is there (tck-id-host-topic-phid-birth-topic). */
  record Host(String hostId) implements Topic {
    public Host {
      EdgeNode.requireId("host id", hostId);
    }

    @Override
    public String text() {
      return NAMESPACE + "/" + STATE + "/" + hostId;
    }
  }

  /** The topic as MQTT has it. */
  String text();

  /** The topic of this text. */
  static Topic parse(String text) throws MalformedMessage {
    String[] levels = text.split("/", 7);
    if (levels.length < 3 || levels.length > 5 || !levels[0].equals(NAMESPACE)) {
      throw new MalformedMessage("topic \"" + shortened(text) + "\" is not one of Sparkplug B");
    }
    try {
      if (levels[1].equals(STATE) && levels.length == 3) {
        return new Host(levels[2]);
      }
      String type = levels[2];
      Optional<Verb> verb = type.isEmpty() ? Optional.empty() : Verb.of(type.substring(1));
      boolean ofDevice = levels.length == 5;
      if (levels.length > 3 && verb.isPresent() && type.charAt(0) == (ofDevice ? 'D' : 'N')) {
        EdgeNode node = new EdgeNode(levels[1], levels[3]);
        return ofDevice ? new Device(verb.get(), node, levels[4]) : new Node(verb.get(), node);
      }
    } catch (IllegalArgumentException e) {
      throw new MalformedMessage("topic \"" + shortened(text) + "\": " + e.getMessage());
    }
    throw new MalformedMessage(
        "topic \""
            + shortened(text)
            + "\" has no message type that fits its "
            + levels.length
            + " levels");
  }

  private static String level(EdgeNode node, String type) {
    return NAMESPACE + "/" + node.group() + "/" + type + "/" + node.edge();
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }
}
