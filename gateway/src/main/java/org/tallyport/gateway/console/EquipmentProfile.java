package org.tallyport.gateway.console;

import java.util.List;
import java.util.OptionalDouble;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.gateway.recognise.Figure;

/**
 * What is fixed of one equipment.
 *
 * @param id unique within the terminal
 * @param name for people
 * @param kind {@code ship-to-shore}, {@code portal} or {@code rail-track}
 * @param stage such as {@code quay}, {@code yard} or {@code rail}
 * @param board the edge node that reads it
 * @param boundary whether the terminal's throughput counts it
 * @param figures what it can count; any other figure is null with a reason
 * @param loadLimitTonnes safe working load, for the bar of the console
 * @param roles the roles that its rules take; others are for display only
 */
public record EquipmentProfile(
    EquipmentId id,
    String name,
    String kind,
    String stage,
    String board,
    boolean boundary,
    List<Figure> figures,
    OptionalDouble loadLimitTonnes,
    List<Role> roles) {
  public EquipmentProfile {
    figures = List.copyOf(figures);
    roles = List.copyOf(roles);
  }

  /** Whether it works in cycles. */
  boolean isCrane() {
    return figures.contains(Figure.BOXES) || figures.contains(Figure.TONNES);
  }

  /** The figure of a crane whose coverage its cycles share. */
  Figure cycleFigure() {
    return figures.contains(Figure.BOXES) ? Figure.BOXES : Figure.TONNES;
  }

  /** What its tonnes contain: a spreader hangs the container too, a hook or grab cargo alone. */
  String massBasis() {
    return figures.contains(Figure.BOXES) ? "gross" : "net";
  }
}
