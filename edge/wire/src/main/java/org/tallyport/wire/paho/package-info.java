/**
 * The {@link org.tallyport.wire.Links} of real brokers, by Eclipse Paho's mqttv3 over TCP or TLS.
 *
 * <p>A fresh client for every attempt, clean session, no automatic reconnect, memory persistence:
 * Paho's own reconnect would keep the old will with the old bdSeq, and its offline buffer would
 * publish out of order. What goes out is gated here by a count (Paho's limit does not hold for what
 * waits before its sender); what comes in is offered to a bounded queue, so that Paho's callback
 * thread never waits. The end of a client runs on a thread of its own, because Paho's disconnect
 * can hang; a broker that takes the connection and never answers is given up after the connect
 * time-out, which Paho does not do by itself.
 *
 * <p>A token of a QoS 0 message means only that it was written to the socket: used here for the
 * gate, and for nothing else.
 */
@NullMarked
package org.tallyport.wire.paho;

import org.jspecify.annotations.NullMarked;
