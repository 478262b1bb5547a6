package org.tallyport.driver.pi.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.PullResistance;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The system calls on devices that every Linux has; pins are proved as hardware/docs/0001 says. */
final class KernelTest {
  @BeforeEach
  void onLinux() {
    Assumptions.assumeTrue(
        System.getProperty("os.name").equals("Linux"), "calls the Linux kernel; this is not Linux");
  }

  @Test
  void tellsWhichDeviceIsNotThere() {
    KernelFault fault = assertThrows(KernelFault.class, () -> Kernel.open("/dev/i2c-none"));
    assertEquals(2, fault.errno());
    assertTrue(String.valueOf(fault.getMessage()).contains("/dev/i2c-none"), fault.getMessage());
  }

  @Test
  void tellsThatADeviceDoesNotKnowTheRequest() {
    int descriptor = Kernel.open("/dev/null");
    try (Arena arena = Arena.ofConfined()) {
      KernelFault fault =
          assertThrows(
              KernelFault.class,
              () ->
                  Kernel.ioctl(
                      descriptor, GpioAbi.GET_CHIP_INFO, GpioAbi.chipInfo(arena), "label"));
      assertEquals(25, fault.errno());
    } finally {
      Kernel.close(descriptor);
    }
  }

  @Test
  void wakesWhoPolls() {
    int descriptor = Kernel.wakeable();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment polled = arena.allocate(8, 4);
      polled.set(JAVA_INT, 0, descriptor);
      polled.set(JAVA_SHORT, 4, (short) 1);
      assertEquals(0, Kernel.poll(polled, 1, 0));
      Kernel.wake(descriptor);
      assertEquals(1, Kernel.poll(polled, 1, 10_000));
      assertEquals(8, Kernel.read(descriptor, arena.allocate(8, 8), "wake"));
      assertEquals(0, Kernel.poll(polled, 1, 0));
    } finally {
      Kernel.close(descriptor);
    }
  }

  @Test
  void tellsThatNoChipHasTheLabel() {
    GpioChip chip = new GpioChip("pinctrl-imaginary");
    IOException fault =
        assertThrows(IOException.class, () -> chip.request(4, PullResistance.OFF, 0));
    assertTrue(String.valueOf(fault.getMessage()).contains("pinctrl-imaginary"), fault.toString());
  }
}
