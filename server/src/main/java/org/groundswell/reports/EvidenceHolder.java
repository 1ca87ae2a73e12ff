package org.groundswell.reports;

/** What evidence belongs to. */
public enum EvidenceHolder {
    REPORT("report_id"),
    /** A decision. */
    STRIKE("strike_id");

    private final String column;

    EvidenceHolder(String column) {
        this.column = column;
    }

    /** The column with its id. */
    String column() {
        return column;
    }
}
