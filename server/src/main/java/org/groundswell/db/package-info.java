/** The database: one write path with group commit, plain SQL, two engines, migrations and ids. */
@NullMarked
package org.groundswell.db;

import org.jspecify.annotations.NullMarked;
