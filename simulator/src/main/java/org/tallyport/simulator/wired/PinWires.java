package org.tallyport.simulator.wired;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Role;
import org.tallyport.equipment.ValueType;
import org.tallyport.simulator.model.SignalSink;
import org.tallyport.simulator.pins.BoardFile;
import org.tallyport.simulator.scenario.Board;
import org.tallyport.simulator.scenario.BoardYaml;

/** A board whose contacts are on GPIO lines and whose measures are 4–20 mA on an ADS1115. */
final class PinWires implements BoardWires {
  private static final int COUNTS_AT_ZERO = 4_800;
  private static final int COUNTS_OF_SPAN = 19_200;

  /**
   * Where a signal is connected.
   *
   * @param index GPIO line or converter input
   * @param span of an analogue signal, in its unit; 0 for a contact
   * @param zero value at 4 mA
   */
  private record Pin(int index, double span, double zero) {}

  private final BoardFile file;
  private final String path;
  private final long bootedMicroseconds;
  private final Map<EquipmentId, List<Pin>> pins = new HashMap<>();

  PinWires(
      Board board,
      BoardYaml.Signals signals,
      BoardFile file,
      String path,
      long bootedMicroseconds) {
    this.file = file;
    this.path = path;
    this.bootedMicroseconds = bootedMicroseconds;
    if (board.equipment().size() != 1) {
      throw new IllegalArgumentException(
          "board " + board.id() + ": one model at a time can play on a board's pins");
    }
    int line = 4;
    int input = 0;
    for (EquipmentId equipment : board.equipment()) {
      List<Pin> own = new ArrayList<>();
      for (Role role : signals.of(equipment)) {
        own.add(role.type() == ValueType.BOOLEAN ? new Pin(line++, 0, 0) : analogue(input++, role));
      }
      pins.put(equipment, own);
      own.stream()
          .filter(pin -> pin.span() != 0)
          .forEach(pin -> file.counts(0, pin.index(), COUNTS_AT_ZERO));
    }
  }

  private static Pin analogue(int input, Role role) {
    if (input > 3) {
      throw new IllegalArgumentException("one ADS1115 has four inputs, " + role + " is the fifth");
    }
    return switch (role) {
      case HOIST_LOAD -> new Pin(input, 80, -2);
      case SLEW_ANGLE -> new Pin(input, 600, -200);
      default -> new Pin(input, 150, -50);
    };
  }

  @Override
  public String sources(Board board) {
    boolean analogue =
        pins.values().stream().flatMap(List::stream).anyMatch(pin -> pin.span() != 0);
    boolean contacts =
        pins.values().stream().flatMap(List::stream).anyMatch(pin -> pin.span() == 0);
    String hardware = "hardware: simulated, file: \"" + path + "\"";
    return (contacts ? "  pins: {driver: gpio, " + hardware + "}\n" : "")
        + (analogue ? "  loops: {driver: ads1115, bus: 1, address: 72, " + hardware + "}\n" : "");
  }

  @Override
  public String signal(EquipmentId equipment, int signal, Role role) {
    Pin pin = own(equipment).get(signal);
    return pin.span() == 0
        ? "source: pins, line: " + pin.index()
        : String.format(
            Locale.ROOT,
            "source: loops, input: %d, span: %s, zero: %s",
            pin.index(),
            pin.span(),
            pin.zero());
  }

  private List<Pin> own(EquipmentId equipment) {
    List<Pin> own = pins.get(equipment);
    if (own == null) {
      throw new IllegalArgumentException(equipment + " is not on this board");
    }
    return own;
  }

  @Override
  public SignalSink sink(EquipmentId equipment) {
    List<Pin> own = own(equipment);
    return (signal, time, value) -> {
      Pin pin = own.get(signal);
      long boardTime = time + bootedMicroseconds;
      if (pin.span() == 0) {
        file.line(boardTime, pin.index(), value != 0);
      } else {
        double share = (value - pin.zero()) / pin.span();
        file.counts(
            boardTime,
            pin.index(),
            COUNTS_AT_ZERO + (int) StrictMath.round(share * COUNTS_OF_SPAN));
      }
    };
  }

  @Override
  public void complete(long runMicroseconds) {}

  @Override
  public void close() {}
}
