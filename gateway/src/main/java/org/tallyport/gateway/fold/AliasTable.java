package org.tallyport.gateway.fold;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyport.equipment.EquipmentId;
import org.tallyport.equipment.Signal;
import org.tallyport.equipment.ValueType;
import org.tallyport.gateway.recognise.Recogniser;
import org.tallyport.wire.BlockCodec;
import org.tallyport.wire.ByteReader;
import org.tallyport.wire.ByteWriter;
import org.tallyport.wire.Content;
import org.tallyport.wire.Definitions;
import org.tallyport.wire.MalformedBlock;

/** What the aliases of one journal mean, as tables that the hot path reads. */
final class AliasTable implements Definitions {
  private static final int UNDEFINED = -2;

  private final Map<EquipmentId, Recogniser> recognisers;
  private final Map<Long, Signal> signals = new TreeMap<>();
  private final Map<EquipmentId, Integer> inputs = new TreeMap<>();
  private int[] input = new int[0];
  private long[] scale = new long[0];
  private boolean[] contact = new boolean[0];
  private EquipmentId[] owner = new EquipmentId[0];

  AliasTable(Map<EquipmentId, Recogniser> recognisers) {
    this.recognisers = recognisers;
  }

  void add(Content.Definition definition) {
    int alias = (int) definition.alias();
    Signal signal = definition.signal();
    signals.put(definition.alias(), signal);
    if (alias >= input.length) {
      grow(alias, signal.equipment());
    }
    Recogniser recogniser = recognisers.get(signal.equipment());
    input[alias] = recogniser == null ? -1 : recogniser.input(signal.role());
    scale[alias] = scale(signal);
    contact[alias] = signal.role().type() == ValueType.BOOLEAN;
    owner[alias] = signal.equipment();
    if (input[alias] >= 0) {
      inputs.merge(signal.equipment(), 1 << input[alias], (a, b) -> a | b);
    }
  }

  private void grow(int alias, EquipmentId filler) {
    int before = input.length;
    int room = Math.max(alias + 1, before * 2);
    input = Arrays.copyOf(input, room);
    scale = Arrays.copyOf(scale, room);
    contact = Arrays.copyOf(contact, room);
    owner = Arrays.copyOf(owner, room);
    Arrays.fill(input, before, room, UNDEFINED);
    Arrays.fill(owner, before, room, filler);
  }

  private static long scale(Signal signal) {
    if (signal.role().type() != ValueType.DECIMAL) {
      return 1;
    }
    long millionths = 1_000_000;
    for (int i = 0; i < signal.decimals(); i++) {
      millionths /= 10;
    }
    return millionths;
  }

  /** Refuses readings that use an alias without definition, or one of another equipment. */
  void check(Content.Readings block) throws MalformedBlock {
    int size = block.readings().size();
    for (int i = 0; i < size; i++) {
      int alias = block.readings().alias(i);
      if (alias >= input.length
          || input[alias] == UNDEFINED
          || !owner[alias].equals(block.equipment())) {
        throw new MalformedBlock(
            "reading " + i + " of " + block.equipment() + ": alias " + alias + " is not defined");
      }
    }
  }

  /** The input that an alias feeds, −1 for none. */
  int input(int alias) {
    return input[alias];
  }

  /** Grams, or millionths, per step. */
  long scale(int alias) {
    return scale[alias];
  }

  /** Whether an alias is a contact. */
  boolean contact(int alias) {
    return contact[alias];
  }

  /** The inputs of an equipment, one bit each. */
  int inputs(EquipmentId equipment) {
    return inputs.getOrDefault(equipment, 0);
  }

  /** The inputs that the named signals of an equipment feed; all for no names. */
  int inputs(EquipmentId equipment, java.util.List<String> names) {
    int bits = 0;
    for (Map.Entry<Long, Signal> entry : signals.entrySet()) {
      Signal signal = entry.getValue();
      int fed = input[entry.getKey().intValue()];
      if (fed >= 0
          && signal.equipment().equals(equipment)
          && (names.isEmpty() || names.contains(signal.name()))) {
        bits |= 1 << fed;
      }
    }
    return bits;
  }

  @Override
  public @Nullable Signal signal(long alias) {
    return signals.get(alias);
  }

  void save(ByteWriter out) {
    out.unsigned(signals.size());
    signals.forEach(
        (alias, signal) -> {
          ByteWriter one = new ByteWriter();
          BlockCodec.encode(new Content.Definition(alias, signal), one);
          out.unsigned(one.length());
          for (int i = 0; i < one.length(); i++) {
            out.octet(one.buffer()[i]);
          }
        });
  }

  void restore(ByteReader in) throws MalformedBlock {
    for (long left = in.unsigned(Integer.MAX_VALUE); left > 0; left--) {
      byte[] bytes = new byte[in.count()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) in.octet();
      }
      if (!(BlockCodec.decode(bytes) instanceof Content.Definition definition)) {
        throw in.malformed("has no definition");
      }
      add(definition);
    }
  }
}
