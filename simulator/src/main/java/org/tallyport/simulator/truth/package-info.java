/**
 * What really happened. Models say it to a {@link org.tallyport.simulator.truth.TruthSink}, outside
 * the system under test; {@link org.tallyport.simulator.truth.TruthLog} keeps it as one JSON object
 * per line.
 *
 * <p>Times are microseconds since the start of the run; the log adds the run's start to write UTC.
 * Amounts are whole numbers: boxes, hundredths of TEU, grams, axles. Models write, the verdict
 * reads; nothing of the system under test may see this package.
 */
@NullMarked
package org.tallyport.simulator.truth;

import org.jspecify.annotations.NullMarked;
