/** Pages of administrators and moderators: registrations and the review of trends. */
@NullMarked
package org.groundswell.web.admin;

import org.jspecify.annotations.NullMarked;
