/** Database access: transactions, group commit on SQLite, plain SQL for two engines, migrations and ids. */
@NullMarked
package org.groundswell.db;

import org.jspecify.annotations.NullMarked;
