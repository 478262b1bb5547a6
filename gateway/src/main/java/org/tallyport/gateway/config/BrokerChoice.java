package org.tallyport.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/** Which broker a gateway uses. */
public sealed interface BrokerChoice {
  /**
   * One inside of the gateway.
   *
   * @param host address to bind
   * @param port TCP port, 0 for a free one
   */
  record Embedded(String host, int port) implements BrokerChoice {}

  /**
   * One of its own, such as Mosquitto.
   *
   * @param url {@code tcp://host:port} or {@code ssl://host:port}
   * @param user empty: none
   * @param passwordFile a file whose first line is the password
   */
  record External(String url, Optional<String> user, Optional<Path> passwordFile)
      implements BrokerChoice {}
}
