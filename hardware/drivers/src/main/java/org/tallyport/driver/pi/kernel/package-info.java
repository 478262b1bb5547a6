/**
 * Pins and buses through the kernel's character devices: GPIO uAPI v2 ({@code linux/gpio.h}) and
 * I2C_RDWR ({@code linux/i2c-dev.h}), called by the foreign function interface.
 *
 * <p>{@link org.tallyport.driver.pi.kernel.Kernel} holds the system calls, {@code GpioAbi} and
 * {@code I2cAbi} the layouts and request numbers, everything else is ordinary Java. One thread per
 * source waits for the edges of all its lines. Works on any Linux from 5.10 on, 64 bit, little or
 * big endian, without a native library of its own.
 *
 * <p>Found by {@link java.util.ServiceLoader} as {@code character-device}.
 */
@NullMarked
package org.tallyport.driver.pi.kernel;

import org.jspecify.annotations.NullMarked;
