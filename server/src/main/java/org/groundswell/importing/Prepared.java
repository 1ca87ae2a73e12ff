package org.groundswell.importing;

import org.groundswell.text.StatusText;

/**
 * A post with its text parsed, which needs no database and so is done before the writer sees it.
 *
 * @param text empty for a boost
 */
record Prepared(ImportedPost post, StatusText text) {}
