/**
 * What must be handled, and how what was handled stands against it.
 *
 * <p>In: dated capacity claims, the operating calendar, what was handled and how much of the time
 * is known. Out: {@link org.tallyport.gateway.target.Attainment} of a shift, day, month or year at
 * an instant.
 *
 * <pre>
 * H = operable hours of a month = sum of (shift hours − planned stop) × (1 − weather loss)
 * r = claim per year × seasonal share of the month / H
 * target of any time = sum over its months and claims of r × operable hours
 * </pre>
 *
 * A flat year of 8,760 h would make every target far too easy. Everything is computed in 34 decimal
 * digits; what cannot be told is {@link org.tallyport.gateway.target.Quantity.None} with a reason,
 * never 0. Unknown time is left out of what is attained, and its share stands beside it.
 *
 * <p>Pure: no I/O, no clock. Anybody may call.
 */
@NullMarked
package org.tallyport.gateway.target;

import org.jspecify.annotations.NullMarked;
