package org.tallyport.simulator.stepped;

import org.tallyport.edge.Parts;
import org.tallyport.edge.journal.Durability;
import org.tallyport.edge.journal.JournalSettings;
import org.tallyport.edge.uplink.UplinkSettings;
import org.tallyport.simulator.fault.Tuning;
import org.tallyport.simulator.scenario.BoardYaml;

/**
 * How a tuning reaches an agent: through its configuration, and through its parts.
 *
 * @param journalFile name of the journal in the board's folder
 * @param durable whether a commit waits for the disk: where that has an effect
 */
record TunedAgent(Tuning tuning, String journalFile, boolean durable) {
  /** What stands above the sources. */
  BoardYaml.Head head() {
    return new BoardYaml.Head(
        "driver: virtual",
        "url: \"tcp://memory:1883\", compress: " + tuning.compress(),
        "path: %s, commit_interval_ms: %d, block_readings: %d, max_bytes: %d, contacts_at_once: %b"
            .formatted(
                journalFile,
                tuning.commitMilliseconds(),
                tuning.blockReadings(),
                tuning.journalBytes(),
                tuning.contactsAtOnce()));
  }

  /** What no configuration says: no waiting for the disk, and the window. */
  Parts adapt(Parts parts) {
    JournalSettings journal = parts.journal();
    UplinkSettings uplink = parts.uplink();
    return new Parts(
        parts.signals(),
        parts.conditions(),
        parts.sources(),
        parts.clock(),
        parts.startMicroseconds(),
        new JournalSettings(
            journal.file(),
            journal.maximumBytes(),
            journal.maximumAge(),
            durable ? Durability.FULL : Durability.OFF,
            0),
        parts.pace(),
        new UplinkSettings(
            uplink.node(),
            uplink.clientId(),
            uplink.primaryHost(),
            uplink.compression(),
            Math.min(uplink.firstWindowBytes(), tuning.windowBytes()),
            tuning.windowBytes(),
            uplink.acknowledgementTimeout(),
            uplink.connectTimeout(),
            uplink.firstPause(),
            uplink.longestPause()));
  }
}
