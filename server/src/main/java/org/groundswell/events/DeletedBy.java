package org.groundswell.events;

import java.util.Arrays;

/** Who deleted a status. */
public enum DeletedBy {
    /** Its author, here or where it is from. */
    AUTHOR("author"),
    /** Moderators; or it went with its author's account, or with what it boosts. */
    OTHERS("others");

    private final String wireName;

    DeletedBy(String wireName) {
        this.wireName = wireName;
    }

    /** Its name in the log. */
    String wireName() {
        return wireName;
    }

    static DeletedBy named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no one who deletes is called " + name));
    }
}
