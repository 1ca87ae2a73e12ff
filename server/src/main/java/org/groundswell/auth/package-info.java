/** Authentication: passwords, sessions, registrations, OAuth applications and tokens. */
@NullMarked
package org.groundswell.auth;

import org.jspecify.annotations.NullMarked;
