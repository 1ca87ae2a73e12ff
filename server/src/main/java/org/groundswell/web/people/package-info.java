/** Profiles and lists of followers. */
@NullMarked
package org.groundswell.web.people;

import org.jspecify.annotations.NullMarked;
