package org.tallyport.simulator.plc;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/** The address space: a folder per crane, its tags within. Monitored items are fed by the tags. */
final class PlcNamespace extends ManagedNamespaceWithLifecycle {
  static final String URI = "urn:tallyport:simulator:plc:nodes";

  private final Map<NodeId, PlcTag> tags = new HashMap<>();

  PlcNamespace(OpcUaServer server, Collection<PlcTag> given) {
    super(server, URI);
    given.forEach(tag -> tags.put(newNodeId(tag.node().path()), tag));
    getLifecycleManager().addStartupTask(this::addNodes);
  }

  private void addNodes() {
    Set<String> folders = new HashSet<>();
    for (PlcTag tag : tags.values()) {
      PlcNode node = tag.node();
      if (folders.add(node.folder())) {
        addFolder(node.folder());
      }
      UaVariableNode variable =
          new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
              .setNodeId(newNodeId(node.path()))
              .setAccessLevel(ubyte(1))
              .setUserAccessLevel(ubyte(1))
              .setBrowseName(newQualifiedName(node.name()))
              .setDisplayName(LocalizedText.english(node.name()))
              .setDataType(node.type().dataType())
              .setTypeDefinition(NodeIds.BaseDataVariableType)
              .build();
      variable.getFilterChain().addFirst(AttributeFilters.getValue(_ -> tag.read()));
      getNodeManager().addNode(variable);
      variable.addReference(
          new Reference(
              variable.getNodeId(),
              NodeIds.Organizes,
              newNodeId(node.folder()).expanded(),
              Reference.Direction.INVERSE));
    }
  }

  private void addFolder(String name) {
    UaFolderNode folder =
        new UaFolderNode(
            getNodeContext(), newNodeId(name), newQualifiedName(name), LocalizedText.english(name));
    getNodeManager().addNode(folder);
    folder.addReference(
        new Reference(
            folder.getNodeId(),
            NodeIds.Organizes,
            NodeIds.ObjectsFolder.expanded(),
            Reference.Direction.INVERSE));
  }

  /** Tags tell of every change, so the sampling interval is 0: by exception. */
  @Override
  public RevisedDataItemParameters onCreateDataItem(
      ReadValueId item, Double requestedSamplingInterval, UInteger requestedQueueSize) {
    return new RevisedDataItemParameters(0.0, requestedQueueSize);
  }

  @Override
  public void onDataItemsCreated(List<DataItem> items) {
    each(items, PlcTag::attach);
  }

  @Override
  public void onDataItemsDeleted(List<DataItem> items) {
    each(items, PlcTag::detach);
  }

  @Override
  public void onDataItemsModified(List<DataItem> items) {}

  @Override
  public void onMonitoringModeChanged(List<MonitoredItem> items) {}

  private void each(List<DataItem> items, BiConsumer<PlcTag, DataItem> action) {
    for (DataItem item : items) {
      PlcTag tag = tags.get(item.getReadValueId().getNodeId());
      if (tag != null && AttributeId.Value.uid().equals(item.getReadValueId().getAttributeId())) {
        action.accept(tag, item);
      }
    }
  }
}
