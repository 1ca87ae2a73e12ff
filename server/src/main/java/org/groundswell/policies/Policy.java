package org.groundswell.policies;

import java.util.Locale;

/** The documents that administrators write for everyone. */
public enum Policy {
    /** Without a version of the administrators, it is the default of the software. */
    PRIVACY,
    /** There are none until administrators write them. */
    TERMS,
    /** What administrators say about their server on the page about it; nothing until they do. */
    ABOUT;

    /** Its name in the database, in messages, and in the address of its page. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The path of its page. */
    public String path() {
        return "/" + word();
    }
}
