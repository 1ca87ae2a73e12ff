/** The pictures of profiles: avatars and headers. */
@NullMarked
package org.groundswell.profiles;

import org.jspecify.annotations.NullMarked;
