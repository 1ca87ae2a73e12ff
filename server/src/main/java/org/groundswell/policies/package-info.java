/** The privacy policy and the terms of service, with their earlier and coming versions. */
@NullMarked
package org.groundswell.policies;

import org.jspecify.annotations.NullMarked;
