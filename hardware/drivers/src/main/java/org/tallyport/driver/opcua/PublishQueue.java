package org.tallyport.driver.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.NotificationMessage;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.SubscriptionAcknowledgement;

/**
 * Asks one session to publish, one request at a time, and gives the messages of one subscription in
 * their order, without a hole (OPC UA Part 4, 5.14.5). Requests that an earlier subscription of the
 * session left behind are listened to as well, since the server answers them first.
 */
final class PublishQueue {
  private static final long LARGEST = UInteger.MAX_VALUE;
  private static final int MOST_STALE = 4;
  private static final long RETRY_NANOS = 100_000_000;

  /**
   * One message.
   *
   * @param message as published
   * @param last whether a publishing cycle ends with it
   */
  record Published(NotificationMessage message, boolean last) {
    boolean keepAlive() {
      ExtensionObject[] data = message.getNotificationData();
      return data == null || data.length == 0;
    }
  }

  private record Request(CompletableFuture<PublishResponse> answer, boolean stale) {}

  private final OpcUaClient client;
  private final Subscription subscription;
  private final ArrayDeque<Request> requests = new ArrayDeque<>();
  private final List<SubscriptionAcknowledgement> acknowledgements = new ArrayList<>();
  private long expected = 1;

  private PublishQueue(OpcUaClient client, Subscription subscription) {
    this.client = client;
    this.subscription = subscription;
  }

  /** For the first subscription of a session. */
  static PublishQueue of(OpcUaClient client, Subscription subscription) {
    return new PublishQueue(client, subscription);
  }

  /** For another subscription of the same session. */
  PublishQueue next(Subscription another) {
    PublishQueue next = new PublishQueue(client, another);
    requests.forEach(request -> next.requests.add(new Request(request.answer(), true)));
    while (next.requests.size() > MOST_STALE) {
      next.requests.removeFirst();
    }
    return next;
  }

  /**
   * What was published since the last call, waiting so long for the first message.
   *
   * @throws PlcFault if the server has no such subscription or lost a message of it
   */
  List<Published> take(long milliseconds) throws PlcFault, InterruptedException {
    if (requests.stream().allMatch(Request::stale)) {
      requests.add(new Request(client.publishAsync(List.copyOf(acknowledgements)), false));
      acknowledgements.clear();
    }
    await(milliseconds);
    List<Published> published = new ArrayList<>();
    for (Iterator<Request> each = requests.iterator(); each.hasNext(); ) {
      Request request = each.next();
      if (request.answer().isDone()) {
        each.remove();
        read(request, published);
      }
    }
    return published;
  }

  private void await(long milliseconds) throws InterruptedException {
    CompletableFuture<?>[] answers =
        requests.stream().map(Request::answer).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.anyOf(answers).get(milliseconds, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Seen when the request itself is looked at.
    }
  }

  private void read(Request request, List<Published> published)
      throws PlcFault, InterruptedException {
    PublishResponse response;
    try {
      response = request.answer().get();
    } catch (ExecutionException e) {
      refused(request, e);
      return;
    }
    if (subscription.id().equals(response.getSubscriptionId())) {
      order(response, published);
    }
  }

  private static void refused(Request request, ExecutionException failure)
      throws PlcFault, InterruptedException {
    long code = UaException.extract(failure).map(e -> e.getStatusCode().value()).orElse(0L);
    if (!request.stale()
        && (code == StatusCodes.Bad_NoSubscription
            || code == StatusCodes.Bad_SubscriptionIdInvalid)) {
      throw new PlcFault("subscription", failure);
    }
    // Anything else passes with the connection, or ends as silence; do not ask in a busy loop.
    LockSupport.parkNanos(RETRY_NANOS);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private void order(PublishResponse response, List<Published> published)
      throws PlcFault, InterruptedException {
    Published arrived =
        new Published(
            response.getNotificationMessage(),
            !Boolean.TRUE.equals(response.getMoreNotifications()));
    long number = arrived.message().getSequenceNumber().longValue();
    while (expected != number && ahead(number)) {
      NotificationMessage missing =
          PlcClient.get(
                  "message " + expected + " of the subscription is lost",
                  client.republishAsync(subscription.id(), uint(expected)))
              .getNotificationMessage();
      acknowledge(expected);
      published.add(new Published(missing, false));
    }
    if (arrived.keepAlive()) {
      published.add(arrived);
    } else if (number == expected) {
      acknowledge(number);
      published.add(arrived);
    }
  }

  private boolean ahead(long number) {
    return number > expected ? number - expected < LARGEST / 2 : expected - number > LARGEST / 2;
  }

  private void acknowledge(long number) {
    acknowledgements.add(new SubscriptionAcknowledgement(subscription.id(), uint(number)));
    expected = number == LARGEST ? 1 : number + 1;
  }
}
