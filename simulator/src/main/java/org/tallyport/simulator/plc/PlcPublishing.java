package org.tallyport.simulator.plc;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultSubscriptionServiceSet;
import org.eclipse.milo.opcua.stack.core.types.structured.NotificationMessage;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishResponse;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/** Publishes with the PLC's clock, and swallows what is published while the PLC is silent. */
final class PlcPublishing extends DefaultSubscriptionServiceSet {
  private final LongSupplier utcMicroseconds;
  private final BooleanSupplier silent;

  PlcPublishing(OpcUaServer server, LongSupplier utcMicroseconds, BooleanSupplier silent) {
    super(server);
    this.utcMicroseconds = utcMicroseconds;
    this.silent = silent;
  }

  @Override
  public CompletableFuture<PublishResponse> onPublish(
      ServiceRequestContext context, PublishRequest request) {
    CompletableFuture<PublishResponse> answer = new CompletableFuture<>();
    var _ =
        super.onPublish(context, request)
            .whenComplete(
                (response, failure) -> {
                  if (failure != null) {
                    answer.completeExceptionally(failure);
                  } else if (!silent.getAsBoolean()) {
                    answer.complete(stamped(response));
                  }
                });
    return answer;
  }

  private PublishResponse stamped(PublishResponse response) {
    NotificationMessage message = response.getNotificationMessage();
    return new PublishResponse(
        response.getResponseHeader(),
        response.getSubscriptionId(),
        response.getAvailableSequenceNumbers(),
        response.getMoreNotifications(),
        new NotificationMessage(
            message.getSequenceNumber(),
            PlcCell.dateTime(utcMicroseconds.getAsLong()),
            message.getNotificationData()),
        response.getResults(),
        response.getDiagnosticInfos());
  }
}
