package org.tallyport.wire;

import java.util.Optional;

/**
 * One connection to a broker, from its CONNECT to its end; never used again after that. All calls
 * return at once and come from one thread.
 */
public interface Link extends AutoCloseable {
  /** How a link stands. */
  sealed interface State {
    record Connecting() implements State {}

    record Up() implements State {}

    /**
     * Over, for good.
     *
     * @param reason one line for people
     */
    record Down(String reason) implements State {}
  }

  State state();

  /**
   * Asks for a subscription; a refusal takes the link down. Sent before later publishes. Nothing is
   * done while the link is not up.
   */
  void subscribe(String filter, int qos);

  /**
   * Hands a message to the transport. True says only that it was taken, not that anybody got it.
   *
   * @return false when the in-flight limit is reached or the link is not up: nothing was done
   */
  boolean publish(Message message);

  /** The next message received, in order of arrival; the queue behind it is bounded. */
  Optional<Message> poll();

  /** Messages that were dropped because the queue behind {@link #poll} was full. */
  long dropped();

  /**
   * Ends the link.
   *
   * @param orderly whether the broker is told (then it does not send the will)
   */
  void close(boolean orderly);

  @Override
  default void close() {
    close(true);
  }
}
