/** Sign-in, sign-up, and the authorization of apps. */
@NullMarked
package org.groundswell.web.signin;

import org.jspecify.annotations.NullMarked;
