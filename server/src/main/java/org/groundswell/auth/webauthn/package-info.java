/** The protocol of passkeys (Web Authentication Level 3): options for browsers, and the verification of their responses. */
@NullMarked
package org.groundswell.auth.webauthn;

import org.jspecify.annotations.NullMarked;
