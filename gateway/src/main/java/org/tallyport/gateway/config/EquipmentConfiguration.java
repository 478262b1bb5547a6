package org.tallyport.gateway.config;

import java.util.OptionalDouble;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.gateway.recognise.EquipmentRules;

/**
 * One equipment of a terminal.
 *
 * @param id unique within the terminal
 * @param name for people
 * @param stage such as {@code quay}, {@code yard} or {@code rail}
 * @param board the edge node that reads it
 * @param boundary whether the terminal's throughput counts it
 * @param loadLimitTonnes safe working load, where it has one
 * @param rules how its readings are understood
 */
public record EquipmentConfiguration(
    EquipmentId id,
    String name,
    String stage,
    String board,
    boolean boundary,
    OptionalDouble loadLimitTonnes,
    EquipmentRules rules) {}
