/**
 * A broker inside the gateway's process, for the demo, for tests and for small sites that do not
 * want to run one of their own. MQTT only, bound to one address, nothing on the disk: what is not
 * acknowledged stays on the boards, so that a broker owes nobody anything after a restart but its
 * retained STATE, which the gateway publishes again.
 */
@NullMarked
package org.tallyport.gateway.broker;

import org.jspecify.annotations.NullMarked;
