package org.groundswell.discovery;

/** The orders of the directory. */
public enum DirectoryOrder {
    /** The account that posted last comes first; accounts that have never posted are left out. */
    ACTIVE,
    /** The newest account comes first. */
    NEW
}
