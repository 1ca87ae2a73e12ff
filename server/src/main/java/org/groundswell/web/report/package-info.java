/** The pages for reporting and what to do after it, for the reports one has filed, and for decisions about one's own account. */
@NullMarked
package org.groundswell.web.report;

import org.jspecify.annotations.NullMarked;
