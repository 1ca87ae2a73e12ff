/** Detects the language that a text is written in. */
@NullMarked
package org.groundswell.languages;

import org.jspecify.annotations.NullMarked;
