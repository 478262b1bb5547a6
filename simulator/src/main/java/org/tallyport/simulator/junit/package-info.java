/**
 * A terminal for JUnit 5 tests: {@link org.tallyport.simulator.junit.SimulatedTerminal} gives a
 * test the running chain, its API, its truth and its verdict.
 *
 * <p>In: the annotation and a parameter of type {@link org.tallyport.simulator.junit.Terminal}.
 * Out: a terminal of this test alone, by default stepped in virtual time, else the real programs in
 * real time; after the test everything of it is ended and deleted. What a failed test says is
 * followed by scenario, seed and faults.
 *
 * <p>Compiled against junit-jupiter-api, which the users' build brings. Nothing else in the
 * simulator sees this package.
 */
@NullMarked
package org.tallyport.simulator.junit;

import org.jspecify.annotations.NullMarked;
