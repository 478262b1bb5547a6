package org.tallyport.driver.pi.kernel;

import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.PullResistance;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a GPIO chip and asks it for lines.
 *
 * @param name its label, such as {@code pinctrl-bcm2711}, or its device, such as {@code
 *     /dev/gpiochip0}; labels stay, device numbers move
 */
record GpioChip(String name) {
  private static final Path DEVICES = Path.of("/dev");

  /** Takes a line as an input with both edges; gives the descriptor of the request. */
  int request(int line, PullResistance pull, long debounceMicroseconds) {
    int chip = open();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = GpioAbi.request(arena, line, "tallyport", pull, debounceMicroseconds);
      Kernel.ioctl(chip, GpioAbi.GET_LINE, request, "line " + line + " of " + name);
      return GpioAbi.descriptor(request);
    } finally {
      Kernel.close(chip);
    }
  }

  private int open() {
    if (name.startsWith("/")) {
      return Kernel.open(name);
    }
    List<String> labels = new ArrayList<>();
    try (DirectoryStream<Path> devices = Files.newDirectoryStream(DEVICES, "gpiochip*")) {
      for (Path device : devices) {
        int chip = Kernel.open(device.toString());
        String label = label(chip, device);
        if (label.equals(name)) {
          return chip;
        }
        Kernel.close(chip);
        labels.add(label);
      }
    } catch (java.io.IOException | DirectoryIteratorException failed) {
      throw new IOException("no GPIO chips can be listed in " + DEVICES, failed);
    }
    throw new IOException(
        "no GPIO chip is labelled " + name + "; there are " + (labels.isEmpty() ? "none" : labels));
  }

  private static String label(int chip, Path device) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = GpioAbi.chipInfo(arena);
      Kernel.ioctl(chip, GpioAbi.GET_CHIP_INFO, info, "label of " + device);
      return GpioAbi.label(info);
    } catch (KernelFault failed) {
      Kernel.close(chip);
      throw failed;
    }
  }
}
