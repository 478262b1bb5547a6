/**
 * Reads the nodes of a PLC over OPC UA: {@code driver: opcua}.
 *
 * <p>In: the data changes that a server publishes to one subscription. Out: samples with
 * board-monotonic times through the {@link org.tallyport.equipment.Sensor} seam. The way of one
 * value: {@code Publication} (reads a publish response) → {@code Skew} (the PLC's clock → the
 * board's) → {@code NotificationRing} (bounded, primitive, from the driver's thread to the sample
 * loop) → {@code Timeline} (order, watermark, BAD).
 *
 * <p>Invariants: one publish request is outstanding at a time, so responses have one order; a cycle
 * ends with a response that announces no more notifications; the watermark never passes what the
 * cycle before the last one had proved ({@code hardware/docs/0002}). The ring is filled by the
 * driver's thread alone and drained by the sample loop alone. Whatever follows a (re)subscription
 * stays unseen in the ring until the PLC has proved to be alive. Protocol time-outs are real time;
 * stamps come from the board's clock.
 */
@NullMarked
package org.tallyport.driver.opcua;

import org.jspecify.annotations.NullMarked;
