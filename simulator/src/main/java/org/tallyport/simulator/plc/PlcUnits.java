package org.tallyport.simulator.plc;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.tallyport.equipment.Unit;

/** Units as OPC UA says them: by the common codes of UNECE Recommendation 20 (Part 8, 5.6.3). */
final class PlcUnits {
  private static final String UNECE = "http://www.opcfoundation.org/UA/units/un/cefact";

  private PlcUnits() {}

  /** The value of an EngineeringUnits property; none for what has no unit. */
  static Optional<Variant> of(Unit unit) {
    return switch (unit) {
      case NONE, COUNT -> Optional.empty();
      case TONNES -> Optional.of(information("TNE", unit));
      case KILOGRAMS -> Optional.of(information("KGM", unit));
      case METRES -> Optional.of(information("MTR", unit));
      case DEGREES -> Optional.of(information("DD", unit));
      case METRES_PER_SECOND -> Optional.of(information("MTS", unit));
      case CUBIC_METRES -> Optional.of(information("MTQ", unit));
    };
  }

  private static Variant information(String code, Unit unit) {
    int number = 0;
    for (byte letter : code.getBytes(StandardCharsets.US_ASCII)) {
      number = (number << 8) | letter;
    }
    EUInformation information =
        new EUInformation(
            UNECE,
            number,
            LocalizedText.english(unit.symbol()),
            LocalizedText.english(unit.symbol()));
    return Variant.ofExtensionObject(
        ExtensionObject.encode(DefaultEncodingContext.INSTANCE, information));
  }
}
