package org.tallyport.simulator.plc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * The memory of one node, and what clients see of it: the same at once, or a sample now and then.
 */
final class PlcTag {
  private static final StatusCode OUT_OF_SERVICE = new StatusCode(StatusCodes.Bad_OutOfService);

  private final PlcNode node;
  private final PlcCell cell;
  private final LongSupplier utcMicroseconds;
  private final List<PlcCompoundTag> parents = new ArrayList<>();
  private Held held;
  private Held sampled;
  private long samples = -1;
  private boolean outOfService;

  /**
   * A value in the memory.
   *
   * @param utcMicroseconds the source time
   */
  record Held(double value, StatusCode status, long utcMicroseconds) {}

  PlcTag(PlcNode node, LongSupplier utcMicroseconds, StatusCode initial) {
    this.node = node;
    this.utcMicroseconds = utcMicroseconds;
    cell = new PlcCell(utcMicroseconds);
    held = new Held(0, initial, utcMicroseconds.getAsLong());
    sampled = held;
    show(held);
  }

  PlcNode node() {
    return node;
  }

  PlcCell cell() {
    return cell;
  }

  /** Tells a compound of every change from now on; before there are clients. */
  void belongTo(PlcCompoundTag parent) {
    parents.add(parent);
  }

  void set(double value, long sourceTimeUtcMicroseconds, long statusCode) {
    synchronized (this) {
      held = new Held(value, new StatusCode(statusCode), sourceTimeUtcMicroseconds);
      if (node.samplingMilliseconds() > 0) {
        return;
      }
      sampled = held;
      if (outOfService) {
        return;
      }
      show(sampled);
    }
    tellParents();
  }

  /** The PLC's clock has come so far: samples are due now and then. */
  void scan(long nowUtcMicroseconds) {
    synchronized (this) {
      long every = node.samplingMilliseconds() * 1_000;
      if (every == 0 || nowUtcMicroseconds / every == samples) {
        return;
      }
      samples = nowUtcMicroseconds / every;
      if (outOfService || held.equals(sampled)) {
        return;
      }
      sampled = held;
      show(new Held(held.value(), held.status(), nowUtcMicroseconds));
    }
    tellParents();
  }

  /** While out of service, clients see no value, and the memory goes on. */
  void outOfService(boolean begins) {
    synchronized (this) {
      outOfService = begins;
      long now = utcMicroseconds.getAsLong();
      show(new Held(sampled.value(), sampled.status(), now));
    }
    tellParents();
  }

  private void tellParents() {
    parents.forEach(PlcCompoundTag::update);
  }

  private void show(Held value) {
    if (outOfService) {
      cell.show(Variant.NULL_VALUE, OUT_OF_SERVICE, value.utcMicroseconds());
    } else {
      cell.show(node.type().variant(value.value()), value.status(), value.utcMicroseconds());
    }
  }

  /** What clients see. */
  synchronized Held seen() {
    return outOfService
        ? new Held(sampled.value(), OUT_OF_SERVICE, sampled.utcMicroseconds())
        : sampled;
  }
}
