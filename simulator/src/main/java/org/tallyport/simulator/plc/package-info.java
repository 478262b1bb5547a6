/**
 * A PLC as an OPC UA server sees it from outside: named nodes that change, a clock, a heartbeat.
 *
 * <p>In: {@link org.tallyport.simulator.plc.SimulatedPlc#set}, called by whatever plays the
 * machine, and faults (stop, start, silence, refused sessions, out of service, another program,
 * other namespaces). Out: a real Milo server on a loopback port. {@link
 * org.tallyport.simulator.plc.PlcStation} is such a PLC with the program of cranes and tracks.
 *
 * <p>Names are those of OPC 40020-1 and OPC 40010-1 where they have one ({@code PlcNames}); the
 * types of these standards are not in the address space, so nodes are found by their names, not by
 * types. Spreader states, grab, wind, counters, wheels, scales and meters have no name there and
 * carry ours.
 *
 * <p>Invariants: each set of a fast node reaches the queue of every monitored item, in the order of
 * the calls, without a sampling timer between, so that nothing is lost at any speed of the
 * simulation; slow ones are sampled by the clock given. Every time that the server states (source,
 * server, publish and current time) comes from that clock, never from the machine's. Whoever sets
 * the heartbeat does so after all changes up to its time. Anybody in the simulator may call.
 */
@NullMarked
package org.tallyport.simulator.plc;

import org.jspecify.annotations.NullMarked;
