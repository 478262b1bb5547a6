package org.tallyport.simulator.plc;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * A compound as clients see it: as good as the worst of its members, as old as the newest. Never
 * called by who holds a member's lock.
 */
final class PlcCompoundTag {
  private static final int MOST_BYTES = 8;

  private final PlcCompound compound;
  private final List<PlcTag> members;
  private final PlcCell cell;
  private int namespaceIndex;

  PlcCompoundTag(PlcCompound compound, List<PlcTag> members, LongSupplier utcMicroseconds) {
    this.compound = compound;
    this.members = List.copyOf(members);
    cell = new PlcCell(utcMicroseconds);
    this.members.forEach(member -> member.belongTo(this));
  }

  PlcCompound compound() {
    return compound;
  }

  PlcCell cell() {
    return cell;
  }

  /** The index under which the server has our nodes, from now on. */
  synchronized void bind(int index) {
    namespaceIndex = index;
    update();
  }

  /** A member changed. */
  synchronized void update() {
    List<PlcTag.Held> values = members.stream().map(PlcTag::seen).toList();
    StatusCode status = StatusCode.GOOD;
    long newest = Long.MIN_VALUE;
    for (PlcTag.Held value : values) {
      newest = Math.max(newest, value.utcMicroseconds());
      if (value.status().getValue() >>> 30 > status.getValue() >>> 30) {
        status = value.status();
      }
    }
    Variant whole =
        switch (compound.kind()) {
          case ARRAY -> array(values);
          case STRUCTURE -> structure(values);
        };
    cell.show(whole, status, newest);
  }

  private Variant array(List<PlcTag.Held> values) {
    return compound
        .members()
        .getFirst()
        .type()
        .array(values.stream().mapToDouble(PlcTag.Held::value).toArray());
  }

  /** OPC UA Part 6, 5.2.6: the fields one after the other, low byte first. */
  private Variant structure(List<PlcTag.Held> values) {
    ByteBuffer body = ByteBuffer.allocate(MOST_BYTES * values.size());
    body.order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.size(); i++) {
      compound.members().get(i).type().put(body, values.get(i).value());
    }
    byte[] bytes = Arrays.copyOf(body.array(), body.position());
    NodeId encoding = new NodeId(namespaceIndex, compound.encodingPath());
    return Variant.ofExtensionObject(ExtensionObject.of(ByteString.of(bytes), encoding));
  }
}
