package org.groundswell.files;

/**
 * A stored file.
 *
 * @param id what other tables refer to
 * @param bytes its size
 */
public record StoredFile(long id, FileName name, long bytes) {}
