/** What makes people weigh less than people: one class a signal, and the audit that asks them all. */
@NullMarked
package org.groundswell.trends.trust;

import org.jspecify.annotations.NullMarked;
