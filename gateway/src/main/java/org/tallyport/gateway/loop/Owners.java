package org.tallyport.gateway.loop;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.gateway.ledger.Alarm;
import org.tallyport.gateway.live.LiveView;
import org.tallyport.gateway.live.Receipt;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.wire.Content;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.LiveValue;

/**
 * Which board speaks for which equipment. What another board says of it is stored, but neither
 * folded nor shown: two that name the same equipment would spoil each other's tally.
 */
final class Owners {
  /** Strangers that are told of; further ones are stored and not told. */
  private static final int MOST_TOLD = 1_024;

  private record Stranger(EdgeNode node, EquipmentId equipment) {}

  private final SiteRules rules;
  private final LiveView live;
  private final Set<Stranger> told = new HashSet<>();

  Owners(SiteRules rules, LiveView live) {
    this.rules = rules;
    this.live = live;
  }

  boolean reads(EdgeNode node, EquipmentId equipment) {
    return rules.reads(node.edge(), equipment);
  }

  /** Shows a value, if the board may speak for the equipment. */
  void show(EdgeNode node, Signal signal, LiveValue value, Receipt received) {
    if (rules.reads(node.edge(), signal.equipment())) {
      live.put(signal, value, received);
    }
  }

  /** What of a content may be folded; empty: nothing. */
  Optional<Content> own(EdgeNode node, Content content) {
    return switch (content) {
      case Content.Readings readings -> only(node, content, readings.equipment());
      case Content.Gap gap -> only(node, content, gap.equipment());
      case Content.Dropped dropped -> own(node, dropped);
      case Content.Clock _ -> Optional.of(content);
      case Content.Definition _ -> Optional.of(content);
    };
  }

  private Optional<Content> only(EdgeNode node, Content content, EquipmentId equipment) {
    return rules.reads(node.edge(), equipment) ? Optional.of(content) : Optional.empty();
  }

  private Optional<Content> own(EdgeNode node, Content.Dropped dropped) {
    List<Content.Gap> gaps =
        dropped.gaps().stream().filter(gap -> rules.reads(node.edge(), gap.equipment())).toList();
    return gaps.isEmpty()
        ? Optional.empty()
        : Optional.of(new Content.Dropped(dropped.firstNumber(), gaps));
  }

  /** The alarm for a board that speaks for equipment of another; once since the start. */
  Optional<Alarm> stranger(EdgeNode node, Content content, long utcMicroseconds) {
    return content instanceof Content.Readings readings
            && !rules.reads(node.edge(), readings.equipment())
            && told.size() < MOST_TOLD
            && told.add(new Stranger(node, readings.equipment()))
        ? Optional.of(
            Alarms.twoBoards(
                node,
                readings.equipment(),
                rules.boards().get(readings.equipment()),
                utcMicroseconds))
        : Optional.empty();
  }

  /** Told alarms may not have been committed: they are told again. */
  void forget() {
    told.clear();
  }
}
