/**
 * What is so right now, for display only: the newest value of every signal and how every board
 * stands. Fed by births, snapshots and blocks; nothing here is ever recognised or tallied. The
 * newest acquisition time wins, so that a draining backlog does not turn the display back; what is
 * dated ahead of the gateway's own clock gives way to whatever comes.
 *
 * <p>Written by the ingest loop, read by the console; safe for several threads.
 */
@NullMarked
package org.tallyport.gateway.live;

import org.jspecify.annotations.NullMarked;
