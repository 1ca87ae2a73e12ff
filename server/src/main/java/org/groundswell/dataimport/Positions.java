package org.groundswell.dataimport;

import org.groundswell.db.IdGenerator;

/** Positions in lists that page by ids, the newest first. */
record Positions(IdGenerator ids) {
    static final String END = "";

    /** Before what is added from now on. */
    String now() {
        return Long.toString(ids.next());
    }
}
