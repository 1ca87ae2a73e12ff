/** The pages of the privacy policy and the terms of service, for readers and for administrators. */
@NullMarked
package org.groundswell.web.policies;

import org.jspecify.annotations.NullMarked;
