/** The contract, held by golden files, properties, random bytes and another implementation. */
@NullMarked
package org.tallyport.wire;

import org.jspecify.annotations.NullMarked;
