/**
 * The gateway outwards: the API under {@code /api/v1} and the page at {@code /}.
 *
 * <p>In: {@link org.tallyport.gateway.console.TerminalQueries} (what is committed) and {@code live}
 * (what is so right now, for display only). Out: JSON over HTTP, server-sent events, static files.
 * Nothing here writes to the ledger.
 *
 * <p>A figure that cannot be given is {@code null}, and {@code reason} of the same object says for
 * each such field why; it is never 0. Times are ISO 8601 in the terminal's zone, units end the
 * names of fields.
 *
 * <p>Only {@code Main} and programs that start a gateway see this package.
 */
@NullMarked
package org.tallyport.gateway.console;

import org.jspecify.annotations.NullMarked;
