package org.tallyport.gateway.recognise;

import java.util.function.Consumer;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.MalformedBlock;

/** A hoist that pulls although the spreader stands unlocked on something: told once each time. */
final class Snag {
  private final EquipmentId equipment;
  private final long grams;
  private final Evidence evidence;
  private final Consumer<Event> events;
  private boolean told;

  Snag(EquipmentId equipment, long grams, Evidence evidence, Consumer<Event> events) {
    this.equipment = equipment;
    this.grams = grams;
    this.evidence = evidence;
    this.events = events;
  }

  void look(long time, Inputs inputs, boolean unlocked) {
    long load = inputs.known(SpreaderInputs.LOAD) ? inputs.value(SpreaderInputs.LOAD) : 0;
    if (told) {
      told = load >= grams / 2;
    } else if (load >= grams && unlocked && inputs.closed(SpreaderInputs.LANDED)) {
      told = true;
      events.accept(
          new Event.Fault(
              evidence.id(),
              equipment,
              FaultKind.SNAG,
              time,
              "hoist pulls " + load / 1000 + " kg, spreader landed and unlocked"));
    }
  }

  void save(ByteWriter out) {
    Codes.write(out, told);
  }

  void restore(ByteReader in) throws MalformedBlock {
    told = Codes.read(in);
  }
}
