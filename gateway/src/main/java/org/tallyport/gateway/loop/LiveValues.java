package org.tallyport.gateway.loop;

import java.util.BitSet;
import org.tallyport.equipment.Signal;
import org.tallyport.gateway.live.Receipt;
import org.tallyport.wire.Aliases;
import org.tallyport.wire.Block;
import org.tallyport.wire.Content;
import org.tallyport.wire.Definitions;
import org.tallyport.wire.EdgeNode;
import org.tallyport.wire.LiveValue;
import org.tallyport.wire.ReadingColumns;

/** What births and blocks say of the present. */
final class LiveValues {
  private final BitSet shown = new BitSet((int) Aliases.LAST_SIGNAL + 1);

  /** Shows the last reading of each signal in a block. */
  void of(EdgeNode node, Block block, Definitions definitions, Owners owners, Receipt received) {
    if (!(block.content() instanceof Content.Readings content)) {
      return;
    }
    shown.clear();
    ReadingColumns readings = content.readings();
    for (int i = readings.size() - 1; i >= 0; i--) {
      int alias = readings.alias(i);
      if (shown.get(alias)) {
        continue;
      }
      shown.set(alias);
      Signal signal = definitions.signal(alias);
      if (signal != null) {
        long after = readings.timeMicroseconds(i) - content.baseMicroseconds();
        long utc = Math.max(0, (content.utcMicroseconds() + after) / 1_000);
        owners.show(
            node, signal, new LiveValue(utc, readings.steps(i), readings.quality(i)), received);
      }
    }
  }
}
