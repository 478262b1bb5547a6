/**
 * Configuration files: YAML text to values, with every fault and its line.
 *
 * <p>In: a file. Out: a {@link org.tallyport.settings.Section} per mapping, whose single values are
 * read through {@link org.tallyport.equipment.Settings}. Nothing stops at the first fault; {@link
 * org.tallyport.settings.ConfigurationFile#check} tells all of them together.
 *
 * <p>Used by the programs; drivers see only {@code Settings}.
 */
@NullMarked
package org.tallyport.settings;

import org.jspecify.annotations.NullMarked;
