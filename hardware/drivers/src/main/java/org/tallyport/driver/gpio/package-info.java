/**
 * Contacts on pins: {@code driver: gpio}.
 *
 * <p>Source: {@code hardware} (character-device), {@code chip} or whatever else the hardware asks
 * for, {@code latency_ms} (100): how long an edge may need from the pin to here; the watermark
 * stays so far behind the clock. Channel: {@code line}, {@code pull} (none, up, down), {@code
 * debounce_us} (0; done by the kernel, which then stamps the <em>end</em> of the quiet time).
 * Contacts are otherwise debounced, and inverted, by the agent's conditioning.
 *
 * <p>In: edges with the hardware's stamps and numbers. Out: samples of 0 and 1. Edges are never
 * taken to alternate: a repeated direction is a wrongly told one, a jump of the number is a loss,
 * and in both cases the level is read again. Pins that cannot be opened are tried again for ever,
 * 0.2 s to 5 s apart. Only the sample loop calls, through the {@link
 * org.tallyport.equipment.Sensor} seam.
 */
@NullMarked
package org.tallyport.driver.gpio;

import org.jspecify.annotations.NullMarked;
