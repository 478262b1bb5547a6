/**
 * Looks into a journal file for people: {@code tallyport-edge journal ls, verify, export, repair}.
 *
 * <p>In: the path of a journal, which an agent may be writing. Out: text, JSON or CSV, and for
 * {@code repair} a new journal file.
 *
 * <p>Invariants: everything is done on a {@link org.tallyport.edge.journal.JournalCopy}, so that
 * neither the journal nor its folder is touched; blocks go by one after another, so that memory
 * does not grow with the journal; what is not known is said to be unknown, never left out.
 *
 * <p>Only the program itself calls; no stage of a reading's way may see it.
 */
@NullMarked
package org.tallyport.edge.inspect;

import org.jspecify.annotations.NullMarked;
