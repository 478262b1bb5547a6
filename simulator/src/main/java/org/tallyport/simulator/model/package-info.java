/**
 * Cranes, trains and wind that move in virtual time from a seed.
 *
 * <p>In: a seed and a work list. Out: signals to a {@link org.tallyport.simulator.model.SignalSink}
 * at the rates at which real ones change, and the truth to a {@link
 * org.tallyport.simulator.truth.TruthSink}. Time is microseconds since the start of the run.
 *
 * <p>Invariants: the same seed gives the same events to the last bit, however {@code advance} is
 * cut into steps and on any machine ({@code StrictMath}, an own generator); a signal gives its
 * value at time 0; signals of one model come in time order. An idle crane costs a sample per signal
 * every ten seconds.
 *
 * <p>A {@link org.tallyport.simulator.model.Score} says what happens next, as contacts at their
 * times and analogue signals as ramps between values; cranes write into it, one piece of work after
 * the other. Scenarios build models, the runs advance them.
 */
@NullMarked
package org.tallyport.simulator.model;

import org.jspecify.annotations.NullMarked;
