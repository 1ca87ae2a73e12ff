package org.groundswell.events;

/** The origin of a status. */
public enum Provenance {
    /** Written on this server. */
    LOCAL("local"),
    /** Delivered by the server of its author. */
    REMOTE("remote"),
    /** Read from a file. */
    IMPORTED("imported");

    private final String wireName;

    Provenance(String wireName) {
        this.wireName = wireName;
    }

    static Provenance named(String wireName) {
        for (Provenance each : values()) {
            if (each.wireName.equals(wireName)) {
                return each;
            }
        }
        throw new IllegalStateException("no provenance is called " + wireName);
    }

    String wireName() {
        return wireName;
    }
}
