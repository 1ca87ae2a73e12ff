/**
 * Files of any size, kept by the hash of their content: pictures, videos, portraits of accounts. The bytes are in a {@link
 * org.groundswell.files.FileStore}; a row of the table {@code stored_file} for each says that it is there. A file that no row of
 * another table refers to any more is deleted by a job.
 */
@NullMarked
package org.groundswell.files;

import org.jspecify.annotations.NullMarked;
