/**
 * What happened, read out of readings.
 *
 * <p>In: readings of one equipment in time order, what is lost, the passing of time. Out: {@link
 * org.tallyport.gateway.recognise.Event}s, each with its evidence, and which figures are known.
 * Amounts are whole numbers: grams, hundredths of TEU, microseconds. A recogniser creates nothing
 * per reading, and its whole state can be saved and restored between any two calls.
 *
 * <pre>
 * spreader  EMPTY     locked stands (300 ms), seen           → LOCKED: the place of the edge is the pick
 *                     locked, not seen: landed and unloaded  → LOCKED
 *                     locked, not seen otherwise             → CARRYING, pick unknown
 *           LOCKED    not landed for 1 s, 0.5 m up, loaded   → CARRYING (load unknown: without mass)
 *                     unlocked stands                        → EMPTY; TEST if it was raised, else nothing
 *           CARRYING  unlocked stands                        → RELEASED: the edge is the time of the move
 *                     unlocked after a gap: short            → counts inside the gap, uncertain; long: nothing
 *           RELEASED  0.5 m up, not landed, unloaded         → decided, EMPTY
 *                     locked again before that               → CARRYING, the same lift
 * decided   near its pick → TEST; 40' mode, heavy, vessel and back-reach → HATCH; else by zones;
 *           never heavy and pick unknown → nothing (no phantom)
 * hook      load over the limit stands (500 ms) → a lift from the zone where it began; load gone
 *           stands → ends with its last loaded reading, in the zone of that
 * rail      A, AB, B, none = an axle in; rolled back = taken off; silence with both sensors clear
 *           → axles are divided into vehicles by the gaps between them (bogie, inner, coupling) at
 *           least cost; one that is not whole stays; passes are net of reversals in one passage
 * </pre>
 *
 * <p>Locks lost for less than the minimum cycle change nothing when they come back as they were.
 *
 * <p>Pure: no I/O, no clock. Only {@code fold} drives a recogniser; anybody may read events and
 * rules.
 */
@NullMarked
package org.tallyport.gateway.recognise;

import org.jspecify.annotations.NullMarked;
