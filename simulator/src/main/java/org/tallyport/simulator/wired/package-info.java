/**
 * A scenario on real interfaces: OPC UA servers, Pi4J pins, an MQTT broker, and the real programs
 * as processes of their own, so that they can be killed like the real thing.
 *
 * <p>In: a scenario, a seed, a speed, a folder. Out: what happened, what the gateway says of it,
 * and the verdict. {@link org.tallyport.simulator.wired.WiredTerminal} writes the configuration
 * files that an engineer would write, starts broker, gateway and boards from them, plays the models
 * ({@link org.tallyport.simulator.wired.WiredWorld}) and asks the gateway over its API, as a user
 * would ({@link org.tallyport.simulator.wired.ApiAnswer}).
 *
 * <p>What is done to them ({@link org.tallyport.simulator.wired.WiredFaults}, or a scenario's plan)
 * is done to the real thing as well: lines to the broker are cut, slow and half-open, programs are
 * killed and stalled, PLCs restart. Each fault has a stated cost of unknown time, and after the
 * last one the terminal has to recover within a stated bound; the verdict holds a run to both.
 *
 * <p>Speed is a ceiling: simulated time waits for boards that fall behind, and protocol time-outs
 * stay real. Board-monotonic time is the time of the run plus {@code BOOTED_MICROSECONDS}.
 */
@NullMarked
package org.tallyport.simulator.wired;

import org.jspecify.annotations.NullMarked;
