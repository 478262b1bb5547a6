package org.tallyport.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Everything that the gateway says: its state, and commands to boards. Times are UTC ms. */
public final class HostMessages {
  private HostMessages() {}

  /** What a host subscribes to before it says that it is there: its own state, and its group. */
  public static List<String> filters(String hostId, String group) {
    return List.of(new Topic.Host(hostId).text(), Topic.NAMESPACE + "/" + group + "/#");
  }

  /**
   * STATE: whether the host is there (QoS 1, retained). The will and the birth of one session carry
   * the same time, taken at CONNECT (tck-id-host-topic-phid-birth-payload-timestamp); an orderly
   * end a fresh one.
   */
  public static Message state(String hostId, boolean online, long utcMilliseconds) {
    String json = "{\"online\":" + online + ",\"timestamp\":" + utcMilliseconds + "}";
    return new Message(
        new Topic.Host(hostId).text(), json.getBytes(StandardCharsets.UTF_8), 1, true);
  }

  /** NCMD: the gateway holds all blocks up to a number. A board may delete after this. */
  public static Message acknowledge(
      EdgeNode node, long utcMilliseconds, Acknowledgement acknowledgement) {
    return command(
        node,
        new BirthPayload(utcMilliseconds)
            .text(Names.ID, acknowledgement.journal().value())
            .number(Names.ACKNOWLEDGED, acknowledgement.number())
            .number(Names.ACKNOWLEDGED_CHAIN, acknowledgement.chain()));
  }

  /** NCMD: the gateway holds another history of this journal, from this block on. */
  public static Message fork(
      EdgeNode node, long utcMilliseconds, JournalId journal, long firstDiffering) {
    return command(
        node,
        new BirthPayload(utcMilliseconds)
            .text(Names.ID, journal.value())
            .number(Names.FORK, firstDiffering));
  }

  /** NCMD: give all births again. */
  public static Message rebirth(EdgeNode node, long utcMilliseconds) {
    return command(node, new BirthPayload(utcMilliseconds).flag(Names.REBIRTH, true));
  }

  private static Message command(EdgeNode node, BirthPayload payload) {
    return new Message(new Topic.Node(Topic.Verb.COMMAND, node).text(), payload.bytes(), 0, false);
  }
}
