/** Takes the files people bring apart into records: archives, compression, encodings, JSON in all its layouts, tables. */
@NullMarked
package org.groundswell.importing.files;

import org.jspecify.annotations.NullMarked;
