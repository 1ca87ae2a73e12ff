package org.groundswell.db;

/** The two engines we speak to. SQL is written so that both understand it; where they differ, this says which it is. */
public enum Dialect {
    SQLITE,
    POSTGRESQL
}
