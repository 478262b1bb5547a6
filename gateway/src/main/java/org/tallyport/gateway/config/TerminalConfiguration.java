package org.tallyport.gateway.config;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;
import org.tallyport.gateway.recognise.SiteRules;
import org.tallyport.gateway.target.OperatingCalendar;
import org.tallyport.gateway.target.TargetPlan;

/**
 * One terminal.
 *
 * @param id Sparkplug group, UN/LOCODE where there is one
 * @param name for people
 * @param zone of its calendar
 * @param plan its target in tonnes: calendar and capacity claims
 * @param ceilingTonnesPerHour the highest rate per operable hour that can be kept up, if known
 * @param equipment in the order of the file
 */
public record TerminalConfiguration(
    String id,
    String name,
    ZoneId zone,
    TargetPlan plan,
    Optional<BigDecimal> ceilingTonnesPerHour,
    List<EquipmentConfiguration> equipment) {
  public TerminalConfiguration {
    equipment = List.copyOf(equipment);
  }

  /** Local times at which shifts begin, ascending. */
  public List<LocalTime> shiftStarts() {
    return plan.calendar().shifts().stream().map(OperatingCalendar.Shift::start).toList();
  }

  /** The rules of all equipment, and which board reads it. */
  public SiteRules rules() {
    Map<EquipmentId, EquipmentRules> rules =
        equipment.stream()
            .collect(Collectors.toMap(EquipmentConfiguration::id, EquipmentConfiguration::rules));
    Map<EquipmentId, String> boards =
        equipment.stream()
            .collect(Collectors.toMap(EquipmentConfiguration::id, EquipmentConfiguration::board));
    return new SiteRules(rules, boards);
  }
}
