/** The rules of this server, which people agree to when they sign up and which reports can name. */
@NullMarked
package org.groundswell.rules;

import org.jspecify.annotations.NullMarked;
