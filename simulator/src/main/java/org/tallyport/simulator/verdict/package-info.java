/**
 * Compares what happened with what the gateway says happened.
 *
 * <p>In: the truth of a run, and an {@link org.tallyport.simulator.verdict.Answer}: what the
 * gateway gave when it was asked as a user would ask. Out: a {@link
 * org.tallyport.simulator.verdict.Verdict}, as {@code verdict.json} and {@code junit.xml}.
 *
 * <p><em>Exact</em> means: over covered time nothing is lost, duplicated, phantom or mistimed;
 * boxes, TEU and wagons are equal as whole numbers, tonnes within the bound; every interval is the
 * sum of its moves; what is not covered lies in a gap, and every gap within an injected fault and
 * its recovery bound. {@link org.tallyport.simulator.verdict.Tolerance} holds the bounds and why.
 *
 * <p>Pure but for the two writers. Times are microseconds since the start of the run.
 */
@NullMarked
package org.tallyport.simulator.verdict;

import org.jspecify.annotations.NullMarked;
