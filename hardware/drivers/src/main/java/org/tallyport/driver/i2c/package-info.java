/**
 * Analogue values through converter chips on I2C: {@code driver: ads1115} (TI ADS1115, data sheet
 * SBAS444).
 *
 * <p>Source: {@code hardware} (character-device) and what it asks for, {@code bus} (1), {@code
 * address} (72), {@code rate_hz} (10): rounds per second; all inputs together at most 860 samples
 * per second. Channel: {@code input} 0 to 3, {@code span} and {@code zero} (0) in the signal's
 * unit, {@code shunt_ohms} (150): a 4–20 mA loop over a shunt, read at ±4.096 V.
 *
 * <p>A thread of the driver's own reads all inputs once per round, single-shot: every conversion
 * carries its whole configuration, so that a chip that was reset meanwhile does no harm. The
 * watermark is the last completed round. Under 3.6 mA or over 21 mA (NAMUR NE 43) the value is bad,
 * never 0. Three failed rounds in a row reopen the bus, 0.2 s to 5 s apart. Only the sample loop
 * calls, through the {@link org.tallyport.equipment.Sensor} seam.
 */
@NullMarked
package org.tallyport.driver.i2c;

import org.jspecify.annotations.NullMarked;
