package org.tallyport.edge.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The broker.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port}
 * @param user for a broker that asks for one
 * @param passwordFile holds the password on its first line; read at the start
 * @param keepAlive longest silence on the wire
 * @param compress whether data payloads are compressed
 */
public record BrokerConfiguration(
    String url,
    Optional<String> user,
    Optional<Path> passwordFile,
    Duration keepAlive,
    boolean compress) {}
