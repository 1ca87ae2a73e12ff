package org.groundswell.db;

/** The database engine. SQL is written for both; where they differ, code asks for the dialect. */
public enum Dialect {
    SQLITE,
    POSTGRESQL
}
