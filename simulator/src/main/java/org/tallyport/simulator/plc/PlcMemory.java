package org.tallyport.simulator.plc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/** The values of a PLC's program, whether a server shows them or not. Many threads. */
final class PlcMemory {
  private final LongSupplier utcMicroseconds;
  private final Map<String, PlcTag> tags = new ConcurrentSkipListMap<>();
  private volatile List<PlcCompoundTag> compounds = List.of();

  PlcMemory(LongSupplier utcMicroseconds) {
    this.utcMicroseconds = utcMicroseconds;
  }

  /** Puts a program into the empty memory: all values 0, of this status. */
  void load(PlcProgram program, StatusCode initial) {
    Map<String, PlcTag> loaded = new HashMap<>();
    for (PlcNode node : program.nodes()) {
      if (loaded.put(node.path(), new PlcTag(node, utcMicroseconds, initial)) != null) {
        throw new IllegalArgumentException("PLC node " + node.path() + " is there twice");
      }
    }
    List<PlcCompoundTag> wholes = new ArrayList<>();
    for (PlcCompound compound : program.compounds()) {
      List<PlcTag> members = new ArrayList<>();
      for (PlcNode member : compound.members()) {
        PlcTag tag = loaded.get(member.path());
        if (tag == null) {
          throw new IllegalArgumentException(
              compound.path() + " holds " + member.path() + ", which is not there");
        }
        members.add(tag);
      }
      wholes.add(new PlcCompoundTag(compound, members, utcMicroseconds));
    }
    compounds = List.copyOf(wholes);
    tags.putAll(loaded);
  }

  /** Nothing is there any more: clients' items hear so. */
  void clear() {
    cells().forEach(PlcCell::remove);
    tags.clear();
    compounds = List.of();
  }

  /** Sets a value; whether the node is there. */
  boolean set(String path, double value, long sourceTimeUtcMicroseconds, long statusCode) {
    PlcTag tag = tags.get(path);
    if (tag == null) {
      return false;
    }
    tag.set(value, sourceTimeUtcMicroseconds, statusCode);
    return true;
  }

  void scan(long nowUtcMicroseconds) {
    tags.values().forEach(tag -> tag.scan(nowUtcMicroseconds));
  }

  void outOfService(boolean begins) {
    tags.values().forEach(tag -> tag.outOfService(begins));
  }

  /** The index under which a server has the nodes. */
  void bind(int namespaceIndex) {
    compounds.forEach(compound -> compound.bind(namespaceIndex));
  }

  void detachAll() {
    cells().forEach(PlcCell::detachAll);
  }

  private List<PlcCell> cells() {
    List<PlcCell> cells = new ArrayList<>();
    tags.values().forEach(tag -> cells.add(tag.cell()));
    compounds.forEach(compound -> cells.add(compound.cell()));
    return cells;
  }

  Collection<PlcTag> tags() {
    return tags.values();
  }

  List<PlcCompoundTag> compounds() {
    return compounds;
  }

  List<String> paths() {
    return List.copyOf(tags.keySet());
  }
}
