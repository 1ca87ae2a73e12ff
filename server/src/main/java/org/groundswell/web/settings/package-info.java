/** The settings of an account. */
@NullMarked
package org.groundswell.web.settings;

import org.jspecify.annotations.NullMarked;
