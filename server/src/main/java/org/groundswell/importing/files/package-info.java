/** Splits imported files into records: archives, compression, encodings, JSON layouts, tables. */
@NullMarked
package org.groundswell.importing.files;

import org.jspecify.annotations.NullMarked;
