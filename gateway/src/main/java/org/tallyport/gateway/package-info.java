/**
 * The gateway. {@link org.tallyport.gateway.Main} reads the command line; what becomes of a block
 * lies in the packages below. Recognise, tally and target are pure folds over what the ledger
 * holds; nothing but this package sees the console.
 */
@NullMarked
package org.tallyport.gateway;

import org.jspecify.annotations.NullMarked;
