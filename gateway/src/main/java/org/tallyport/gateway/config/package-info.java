/**
 * The gateway's configuration: one YAML file to one tree of records, all faults at once.
 *
 * <p>In: a file ({@code src/main/dist/conf/gateway.yaml} is a sample, loaded by a test). Out: a
 * {@link org.tallyport.gateway.config.GatewayConfiguration}. Opens nothing.
 */
@NullMarked
package org.tallyport.gateway.config;

import org.jspecify.annotations.NullMarked;
