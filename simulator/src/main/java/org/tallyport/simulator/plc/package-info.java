/**
 * A PLC as an OPC UA server sees it from outside: named nodes that change, a clock, a heartbeat.
 *
 * <p>In: {@link org.tallyport.simulator.plc.SimulatedPlc#set}, called by whatever plays the
 * machine, and faults (stop, start, silence, refused sessions, another program). Out: a real Milo
 * server on a loopback port.
 *
 * <p>Invariants: each set reaches the queue of every monitored item of its node, in the order of
 * the calls, without a sampling timer between, so that nothing is lost at any speed of the
 * simulation; every time that the server states (source, server, publish and current time) comes
 * from the clock given, never from the machine's. Whoever sets the heartbeat does so after all
 * changes up to its time. Anybody in the simulator may call.
 */
@NullMarked
package org.tallyport.simulator.plc;

import org.jspecify.annotations.NullMarked;
