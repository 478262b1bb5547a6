/**
 * The words of the system and the seam to the hardware.
 *
 * <p>In: nothing. Out: the types that every other module speaks in: {@link
 * org.tallyport.equipment.EquipmentId}, {@link org.tallyport.equipment.Signal}, {@link
 * org.tallyport.equipment.Role}, {@link org.tallyport.equipment.Quality}, and the {@link
 * org.tallyport.equipment.Sensor} seam with its {@link org.tallyport.equipment.SensorDriver}
 * service.
 *
 * <p>Time: a board stamps with its <em>monotonic</em> clock, in microseconds since boot ({@link
 * org.tallyport.equipment.BoardClock}); wall time is attached by clock blocks and never orders
 * anything. Values: a sensor gives a number in the unit of its signal; conditioning turns it into
 * whole <em>steps</em> of the signal's resolution, and from there on every value is a {@code long}.
 *
 * <p>No third-party code. Anybody may call.
 */
@NullMarked
package org.tallyport.equipment;

import org.jspecify.annotations.NullMarked;
