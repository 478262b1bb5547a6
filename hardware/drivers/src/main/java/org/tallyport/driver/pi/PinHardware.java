package org.tallyport.driver.pi;

import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.i2c.I2CProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.tallyport.equipment.BoardClock;
import org.tallyport.equipment.Settings;

/** A kind of pins and buses, found by {@link ServiceLoader}. */
public interface PinHardware {
  /** The word in the configuration: {@code hardware: character-device}. */
  String name();

  /** Reads the settings of a source of digital inputs; touches no hardware. */
  Supplier<Inputs> inputs(Settings source);

  /** Reads the settings of a source on an I2C bus; touches no hardware. */
  Supplier<Buses> buses(Settings source);

  /** What two sources that name it share, a chip with lines; a source of its own unless told. */
  default String chip(Settings source) {
    return source.path();
  }

  /** Whose buses they are, after the name of a bus; a board of its own unless told. */
  default String board(Settings source) {
    return " of " + source.path();
  }

  /** The digital inputs of one source. */
  interface Inputs {
    /** Creates {@link StampedInput}s; its {@code create} throws Pi4J's I/O exception. */
    DigitalInputProvider provider();

    /**
     * Every edge up to this board-monotonic time was given to its listener; {@link Long#MIN_VALUE}
     * where the hardware cannot tell. Asked once per poll, before the samples are taken.
     */
    long deliveredMicroseconds();
  }

  /** The I2C buses of one source. */
  interface Buses {
    I2CProvider provider();

    /** The time in which a sampling thread lives, from now on. */
    Pace pace(BoardClock clock);

    /** The sample loop polls; simulated time does not run far ahead of it. */
    default void polled() {}
  }

  /** All kinds on the class path. */
  static List<PinHardware> installed() {
    List<PinHardware> kinds = new ArrayList<>();
    ServiceLoader.load(PinHardware.class).forEach(kinds::add);
    return kinds;
  }

  /** The kind which the setting {@code hardware} names; the first one where that is a fault. */
  static PinHardware chosen(List<PinHardware> kinds, Settings source, String otherwise) {
    List<String> names = kinds.stream().map(PinHardware::name).sorted().toList();
    String name = source.word("hardware", names, otherwise);
    return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst().orElse(kinds.get(0));
  }
}
