/** Reasons to count people as fewer: a class for each signal, and the audit that combines them. */
@NullMarked
package org.groundswell.trends.trust;

import org.jspecify.annotations.NullMarked;
