package org.tallyport.driver.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it stands at the server.
 *
 * @param id the server's number of it
 */
record Subscription(UInteger id) {
  /** Idle PLCs say so at least this often. */
  private static final Duration KEEP_ALIVE = Duration.ofMillis(400);

  /** The server forgets a subscription that nobody asks for after so long. */
  private static final Duration LIFETIME = Duration.ofSeconds(60);

  /** Takes what the server made of an item. */
  interface Outcome {
    /**
     * One item.
     *
     * @param channel its index, −1 for the heartbeat
     * @param refusal why there is none, or null
     * @param samplingMilliseconds the server's sampling interval, 0 by exception
     */
    void item(int channel, @Nullable StatusCode refusal, double samplingMilliseconds)
        throws PlcFault, InterruptedException;
  }

  /** Creates an empty subscription that publishes at once. */
  static Subscription create(OpcUaClient client, PlcSettings settings)
      throws PlcFault, InterruptedException {
    double publishing = (double) settings.publishing().toMillis();
    long keepAlives = Math.max(1, (long) (KEEP_ALIVE.toMillis() / publishing));
    long lifetimes = Math.max(3 * keepAlives + 1, (long) (LIFETIME.toMillis() / publishing));
    return new Subscription(
        PlcClient.get(
                "PLC " + settings.endpoint() + ", subscription",
                client.createSubscriptionAsync(
                    publishing, uint(lifetimes), uint(keepAlives), uint(0), true, ubyte(0)))
            .getSubscriptionId());
  }

  /** Asks for the items of these channels, −1 being the heartbeat. */
  void monitor(OpcUaClient client, PlcSettings settings, List<Integer> channels, Outcome outcome)
      throws PlcFault, InterruptedException {
    List<MonitoredItemCreateRequest> wanted = new ArrayList<>();
    for (int channel : channels) {
      wanted.add(request(settings, channel));
    }
    MonitoredItemCreateResult[] results =
        PlcClient.get(
                "PLC " + settings.endpoint() + ", monitored items",
                client.createMonitoredItemsAsync(id, TimestampsToReturn.Both, wanted))
            .getResults();
    if (results == null || results.length != wanted.size()) {
      throw new PlcFault("PLC " + settings.endpoint() + ": answered for other items than asked");
    }
    for (int i = 0; i < results.length; i++) {
      StatusCode status = results[i].getStatusCode();
      Double sampling = results[i].getRevisedSamplingInterval();
      outcome.item(
          channels.get(i), status.isBad() ? status : null, sampling == null ? 0 : sampling);
    }
  }

  private static MonitoredItemCreateRequest request(PlcSettings settings, int channel) {
    if (channel < 0) {
      return item(
          settings.heartbeat().orElseThrow(), 0, settings.publishing().toMillis() / 2.0, 10);
    }
    PlcSettings.Channel wanted = settings.channels().get(channel);
    return item(wanted.node(), channel + 1, (double) wanted.sampling().toMillis(), wanted.queue());
  }

  private static MonitoredItemCreateRequest item(
      NodeId node, int handle, double samplingMilliseconds, int queue) {
    return new MonitoredItemCreateRequest(
        new ReadValueId(node, AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE),
        MonitoringMode.Reporting,
        new MonitoringParameters(uint(handle), samplingMilliseconds, null, uint(queue), true));
  }
}
