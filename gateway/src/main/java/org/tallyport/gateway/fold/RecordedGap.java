package org.tallyport.gateway.fold;

import java.util.List;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.JournalId;

/**
 * Time of one equipment that is not known, and why.
 *
 * @param equipment whose
 * @param journal the journal in which it was found
 * @param block the block in which it was found; several gaps may have been found in one
 * @param ordinal tells gaps found in one block apart, from 0
 * @param signals names; empty: all
 * @param firstUtcMicroseconds last time up to which all is known
 * @param lastUtcMicroseconds first time from which on it is known again, not before the first
 * @param count readings known to be missing, 0 when unknown
 * @param reason one line for people
 */
public record RecordedGap(
    EquipmentId equipment,
    JournalId journal,
    long block,
    int ordinal,
    List<String> signals,
    long firstUtcMicroseconds,
    long lastUtcMicroseconds,
    long count,
    String reason) {
  public RecordedGap {
    signals = List.copyOf(signals);
  }
}
