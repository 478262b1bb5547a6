package org.tallyport.simulator.plc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/** The address space of a program while a server shows it. Monitored items are fed by cells. */
final class PlcNamespace extends ManagedNamespaceWithLifecycle {
  static final String URI = "urn:tallyport:simulator:plc:nodes";

  private final PlcMemory memory;
  private final Map<NodeId, PlcCell> cells = new HashMap<>();
  private final Map<NodeId, Double> samplings = new HashMap<>();

  PlcNamespace(OpcUaServer server, PlcMemory memory) {
    super(server, URI);
    this.memory = memory;
    memory.bind(getNamespaceIndex().intValue());
    getLifecycleManager().addStartupTask(this::addNodes);
  }

  private void addNodes() {
    PlcTree tree = new PlcTree(getNodeContext(), getNodeManager(), getNamespaceIndex());
    for (PlcTag tag : memory.tags()) {
      tree.add(tag.node(), tag.cell());
      NodeId id = newNodeId(tag.node().path());
      cells.put(id, tag.cell());
      samplings.put(id, (double) tag.node().samplingMilliseconds());
    }
    for (PlcCompoundTag tag : memory.compounds()) {
      tree.add(tag.compound(), tag.cell());
      cells.put(newNodeId(tag.compound().path()), tag.cell());
    }
  }

  /** Whatever a client wants: the PLC samples slow nodes at its own pace, others not at all. */
  @Override
  public RevisedDataItemParameters onCreateDataItem(
      ReadValueId item, Double requestedSamplingInterval, UInteger requestedQueueSize) {
    return new RevisedDataItemParameters(
        samplings.getOrDefault(item.getNodeId(), 0.0), requestedQueueSize);
  }

  @Override
  public void onDataItemsCreated(List<DataItem> items) {
    each(items, PlcCell::attach);
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> items) {
    each(items, PlcCell::detach);
  }

  @Override
  public void onDataItemsModified(List<DataItem> items) {}

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> items) {}

  private void each(List<DataItem> items, BiConsumer<PlcCell, DataItem> action) {
    for (DataItem item : items) {
      PlcCell cell = cells.get(item.getReadValueId().getNodeId());
      if (cell != null && AttributeId.Value.uid().equals(item.getReadValueId().getAttributeId())) {
        action.accept(cell, item);
      }
    }
  }
}
