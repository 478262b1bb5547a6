/**
 * A scenario on real interfaces: OPC UA servers, Pi4J pins, an MQTT broker, and the real programs
 * as processes of their own, so that they can be killed like the real thing.
 *
 * <p>In: a scenario, a seed, a speed, a folder. Out: {@code truth.jsonl}, {@code verdict.json},
 * {@code junit.xml}. {@link org.tallyport.simulator.wired.WiredTerminal} writes the configuration
 * files that an engineer would write, starts broker, gateway and boards from them, plays the models
 * ({@link org.tallyport.simulator.wired.WiredWorld}) and asks the gateway over its API, as a user
 * would ({@link org.tallyport.simulator.wired.ApiAnswer}).
 *
 * <p>Speed is a ceiling: simulated time waits for boards that fall behind, and protocol time-outs
 * stay real. Board-monotonic time is the time of the run plus {@code BOOTED_MICROSECONDS}.
 */
@NullMarked
package org.tallyport.simulator.wired;

import org.jspecify.annotations.NullMarked;
