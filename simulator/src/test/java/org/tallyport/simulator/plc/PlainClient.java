package org.tallyport.simulator.plc;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/** An OPC UA client that is not ours: Milo as it comes. */
final class PlainClient implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final OpcUaClient client;

  PlainClient(String endpoint) throws UaException {
    client = OpcUaClient.create(endpoint);
    client.connectAsync().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  OpcUaClient milo() {
    return client;
  }

  DataValue value(PlcNode node) throws UaException {
    return values(List.of(node)).getFirst();
  }

  List<DataValue> values(List<PlcNode> nodes) throws UaException {
    return client.readValues(
        0,
        TimestampsToReturn.Both,
        nodes.stream().map(node -> NodeId.parse(node.nodeId())).collect(Collectors.toList()));
  }

  Object read(PlcNode node, AttributeId attribute) throws UaException {
    return read(NodeId.parse(node.nodeId()), attribute);
  }

  Object read(NodeId node, AttributeId attribute) throws UaException {
    ReadValueId what = new ReadValueId(node, attribute.uid(), null, QualifiedName.NULL_VALUE);
    DataValue[] results = client.read(0, TimestampsToReturn.Both, List.of(what)).getResults();
    return requireNonNull(requireNonNull(results)[0].value().value());
  }

  DataValue value(NodeId node) throws UaException {
    return client.readValue(0, TimestampsToReturn.Both, node);
  }

  /** A whole number; slow ones are sampled before. */
  long count(String path) throws UaException {
    Object value = read(NodeId.parse("ns=2;s=" + path), AttributeId.Value);
    return ((Number) value).longValue();
  }

  /** Elements of an array (OPC UA Part 4, 7.27). */
  Object[] elements(NodeId node, String range) throws UaException {
    ReadValueId what =
        new ReadValueId(node, AttributeId.Value.uid(), range, QualifiedName.NULL_VALUE);
    DataValue[] results = client.read(0, TimestampsToReturn.Both, List.of(what)).getResults();
    return (Object[]) requireNonNull(requireNonNull(results)[0].value().value());
  }

  /** The node below another that has this browse name. */
  NodeId child(NodeId parent, String name) throws UaException {
    return client.getAddressSpace().browseNodes(parent).stream()
        .filter(node -> name.equals(node.getBrowseName().name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not below " + parent))
        .getNodeId();
  }

  /** The source timestamp as text. */
  static String sourceTime(DataValue value) {
    return requireNonNull(value.sourceTime()).getJavaInstant().toString();
  }

  @Override
  public void close() {
    client.disconnectAsync().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
