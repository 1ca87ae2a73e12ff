/** E-mail: letters in the words of the message bundles, queued and sent by SMTP. */
@NullMarked
package org.groundswell.mail;

import org.jspecify.annotations.NullMarked;
