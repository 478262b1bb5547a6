package org.tallyport.wire;

/** Opens links to one broker: a fresh client for every attempt. */
@FunctionalInterface
public interface Links {
  /**
   * Begins to connect and returns at once; {@link Link#state} tells the outcome.
   *
   * @param clientId MQTT client id
   * @param will what the broker sends when the link breaks
   */
  Link open(String clientId, Message will);
}
