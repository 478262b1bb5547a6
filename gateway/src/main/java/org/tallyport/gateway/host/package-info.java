/**
 * The gateway as Sparkplug's primary host application of one terminal: its link to the broker, and
 * the STATE that tells the boards that somebody listens.
 *
 * <p>In: a {@link org.tallyport.wire.Links}. Out: a {@link org.tallyport.gateway.host.HostSession}
 * which connects with the death certificate as will, subscribes its own STATE and the terminal's
 * name space, and only then publishes its birth with the same time stamp
 * (tck-id-message-flow-phid-sparkplug-state-publish-payload-timestamp). A broken link is replaced
 * by a fresh one, with exponential back-off and jitter. Stepped by the ingest loop; never blocks.
 */
@NullMarked
package org.tallyport.gateway.host;

import org.jspecify.annotations.NullMarked;
