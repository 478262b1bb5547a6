package org.tallyport.simulator.plc;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.UaNodeManager;
import org.eclipse.milo.opcua.sdk.server.nodes.UaDataTypeNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode.UaVariableNodeBuilder;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.enumerated.StructureType;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureDefinition;
import org.eclipse.milo.opcua.stack.core.types.structured.StructureField;

/** Builds the nodes of a program: a folder per word of a path, the variables at the ends. */
final class PlcTree {
  private static final int SCALAR = -1;
  private static final int ONE_DIMENSION = 1;

  private final UaNodeContext context;
  private final UaNodeManager nodes;
  private final UShort namespaceIndex;
  private final Set<String> folders = new HashSet<>();

  PlcTree(UaNodeContext context, UaNodeManager nodes, UShort namespaceIndex) {
    this.context = context;
    this.nodes = nodes;
    this.namespaceIndex = namespaceIndex;
  }

  /** A scalar, with its unit if it has one. */
  void add(PlcNode node, PlcCell cell) {
    UaVariableNode variable =
        variable(node.path(), node.type().dataType())
            .setMinimumSamplingInterval((double) node.samplingMilliseconds())
            .build();
    add(variable, node.path(), cell);
    PlcUnits.of(node.unit()).ifPresent(unit -> addUnit(variable, unit));
  }

  /** A compound, and the type of a structure. */
  void add(PlcCompound compound, PlcCell cell) {
    UaVariableNode variable =
        switch (compound.kind()) {
          case ARRAY ->
              variable(compound.path(), compound.members().getFirst().type().dataType())
                  .setValueRank(ONE_DIMENSION)
                  .setArrayDimensions(new UInteger[] {uint(compound.members().size())})
                  .build();
          case STRUCTURE -> variable(compound.path(), addType(compound)).build();
        };
    add(variable, compound.path(), cell);
  }

  private UaVariableNodeBuilder variable(String path, NodeId dataType) {
    return new UaVariableNodeBuilder(context)
        .setNodeId(id(path))
        .setAccessLevel(ubyte(1))
        .setUserAccessLevel(ubyte(1))
        .setBrowseName(name(path))
        .setDisplayName(LocalizedText.english(last(path)))
        .setDataType(dataType)
        .setValueRank(SCALAR)
        .setTypeDefinition(NodeIds.BaseDataVariableType);
  }

  private void add(UaVariableNode variable, String path, PlcCell cell) {
    variable.getFilterChain().addFirst(AttributeFilters.getValue(_ -> cell.read()));
    nodes.addNode(variable);
    refer(variable, NodeIds.HasComponent, folderOf(path));
  }

  /** The folder that holds a path, made where it is not there yet. */
  private NodeId folderOf(String path) {
    int dot = path.lastIndexOf('.');
    if (dot < 0) {
      return NodeIds.ObjectsFolder;
    }
    String folder = path.substring(0, dot);
    if (folders.add(folder)) {
      UaFolderNode node =
          new UaFolderNode(context, id(folder), name(folder), LocalizedText.english(last(folder)));
      nodes.addNode(node);
      refer(node, NodeIds.Organizes, folderOf(folder));
    }
    return id(folder);
  }

  private void addUnit(UaVariableNode variable, Variant unit) {
    String path = variable.getNodeId().getIdentifier() + ".EngineeringUnits";
    UaVariableNode property =
        variable(path, NodeIds.EUInformation)
            .setBrowseName(new QualifiedName(0, "EngineeringUnits"))
            .setTypeDefinition(NodeIds.PropertyType)
            .setValue(new DataValue(unit))
            .build();
    nodes.addNode(property);
    refer(property, NodeIds.HasProperty, variable.getNodeId());
  }

  /** The type of one structure: its fields (OPC UA Part 3, 8.48) and its binary encoding. */
  private NodeId addType(PlcCompound compound) {
    NodeId type = id(compound.typePath());
    NodeId encoding = id(compound.encodingPath());
    UaObjectNode binary =
        new UaObjectNode(
            context,
            encoding,
            new QualifiedName(0, "Default Binary"),
            LocalizedText.english("Default Binary"),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            ubyte(0));
    UaDataTypeNode node =
        new UaDataTypeNode(
            context,
            type,
            name(compound.path()),
            LocalizedText.english(last(compound.path())),
            LocalizedText.NULL_VALUE,
            uint(0),
            uint(0),
            false);
    node.setDataTypeDefinition(
        new StructureDefinition(
            encoding, NodeIds.Structure, StructureType.Structure, fields(compound.members())));
    nodes.addNode(node);
    nodes.addNode(binary);
    refer(node, NodeIds.HasSubtype, NodeIds.Structure);
    refer(binary, NodeIds.HasEncoding, type);
    binary.addReference(
        new Reference(
            encoding,
            NodeIds.HasTypeDefinition,
            NodeIds.DataTypeEncodingType.expanded(),
            Reference.Direction.FORWARD));
    return type;
  }

  private static StructureField[] fields(List<PlcNode> members) {
    return members.stream()
        .map(
            member ->
                new StructureField(
                    PlcCompound.field(member),
                    LocalizedText.NULL_VALUE,
                    member.type().dataType(),
                    SCALAR,
                    null,
                    uint(0),
                    false))
        .toArray(StructureField[]::new);
  }

  private static void refer(UaNode node, NodeId reference, NodeId parent) {
    node.addReference(
        new Reference(node.getNodeId(), reference, parent.expanded(), Reference.Direction.INVERSE));
  }

  private NodeId id(String path) {
    return new NodeId(namespaceIndex, path);
  }

  private QualifiedName name(String path) {
    return new QualifiedName(namespaceIndex, last(path));
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
