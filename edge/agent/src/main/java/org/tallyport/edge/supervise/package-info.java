/**
 * What tells the system's service manager how the agent does.
 *
 * <p>In: how often the loops have got on. Out: {@code READY=1}, {@code WATCHDOG=1} and {@code
 * STOPPING=1} on systemd's notification socket (sd_notify(3)); nothing where there is none.
 *
 * <p>The watchdog is fed by progress alone: a read of all sensors <em>and</em> a turn of the
 * journal that left nothing waiting, or that tried to write. A disk that does not come back from a
 * call, or a sensor that blocks, ends the process by the service manager's hand; a disk that is
 * full or read-only does not.
 */
@NullMarked
package org.tallyport.edge.supervise;

import org.jspecify.annotations.NullMarked;
