/**
 * Pins and buses of a board, behind Pi4J.
 *
 * <p>{@link org.tallyport.driver.pi.PinHardware} is the seam: a set of Pi4J providers for digital
 * inputs and I2C. The kernel's character devices stand behind it on a board ({@code
 * org.tallyport.driver.pi.kernel}), the simulator brings its own. The drivers of sensors know only
 * what stands here: a {@link org.tallyport.driver.pi.StampedInput} is a Pi4J digital input whose
 * edges carry the time and the number that the hardware gave them (Pi4J's own event carries
 * neither); a {@link org.tallyport.driver.pi.Pace} is the time in which a sampling thread lives; a
 * {@link org.tallyport.driver.pi.SampleQueue} brings samples from such a thread to the sample loop;
 * a {@link org.tallyport.driver.pi.Keeper} opens what fails again, and that is also what a bug in a
 * thread of the hardware leads to: the source's channels are bad, its state says why.
 *
 * <p>Providers are registered in a Pi4J context by hand: automatic detection could silently choose
 * mocks. Every queue and every retry has a bound. Only drivers and hardware of pins may call.
 */
@NullMarked
package org.tallyport.driver.pi;

import org.jspecify.annotations.NullMarked;
