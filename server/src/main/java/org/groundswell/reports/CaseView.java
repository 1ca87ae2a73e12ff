package org.groundswell.reports;

import java.util.Locale;

/** A view of the list of cases: which ones, and in which order. */
public record CaseView(Part part, Order order) {
    /** The cases of a view. */
    public enum Part {
        OPEN,
        /** Assigned to the moderator who looks at them. */
        MINE,
        RESOLVED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The order of a view. */
    public enum Order {
        /** Open cases: the oldest first. Resolved ones: the latest first. */
        AGE,
        /** The most reported first. */
        REPORTS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
