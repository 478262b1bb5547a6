package org.tallyport.wire;

/**
 * One MQTT message.
 *
 * @param topic without wildcards
 * @param payload not changed by anybody after this
 * @param qos 0 or 1
 * @param retained whether the broker keeps it
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on the hot path; never compared
public record Message(String topic, byte[] payload, int qos, boolean retained) {}
