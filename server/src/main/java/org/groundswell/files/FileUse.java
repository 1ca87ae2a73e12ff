package org.groundswell.files;

/** A column of a feature's table that refers to stored files. It needs an index and a foreign key. */
public record FileUse(String table, String column) {}
