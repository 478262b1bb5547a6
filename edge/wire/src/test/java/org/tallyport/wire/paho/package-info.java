/** Paho against real brokers, and against what is none. */
@NullMarked
package org.tallyport.wire.paho;

import org.jspecify.annotations.NullMarked;
