/**
 * A run as a page to be looked at: {@code report.html}, one file that needs no network and runs no
 * script, readable in light and dark.
 *
 * <p>In: a {@link org.tallyport.simulator.report.Report}: verdict, truth, the gateway's answer,
 * what was planned, and {@link org.tallyport.simulator.report.RunSamples}, which a run fills once
 * per simulated minute. Out: HTML with one SVG per picture. {@code Pictures} decides what is drawn,
 * {@code Chart} draws it, {@link org.tallyport.simulator.report.ReportHtml} writes the page.
 *
 * <p>Pure but for the writer. Time that is not known is a band and a hole in a line, never a zero.
 */
@NullMarked
package org.tallyport.simulator.report;

import org.jspecify.annotations.NullMarked;
