package org.groundswell.deletion;

import java.util.List;

/** A column that names a status or an account, and the rule for its rows when that status or account is deleted. */
public record Ownership(String table, String column, Subject subject, Rule rule) {
    /** Whether a column names a status or an account. */
    public enum Subject {
        STATUS,
        ACCOUNT
    }

    /** The rule for a row when the status or account that it names is deleted. */
    public sealed interface Rule {
        /** The row is part of the status or account itself, and is deleted with it. */
        record Itself() implements Rule {}

        /**
         * The row is deleted by the {@link OwnedRowStore}.
         *
         * @param key the table's primary key, by which rows are deleted in batches; empty if the column is unique */
        record Owned(List<String> key) implements Rule {}

        /** The row is included in a count, and is removed by a {@link CountedData}, which corrects the count. */
        record Counted() implements Rule {}

        /**
         * The row is deleted by other code.
         *
         * @param by the code that deletes it
         */
        record Otherwise(String by) implements Rule {}

        /**
         * The row stays and its column becomes null.
         *
         * @param key the table's primary key
         */
        record Anonymised(List<String> key) implements Rule {}

        /** The row stays as it is, for a reason. */
        record Kept(String reason) implements Rule {}
    }

    /** A column without its rule. */
    public record Column(String table, String column, Subject subject) {
        public Ownership itself() {
            return with(new Rule.Itself());
        }

        /** @param key the table's primary key; may be omitted if the column is unique */
        public Ownership owned(String... key) {
            return with(new Rule.Owned(List.of(key)));
        }

        public Ownership counted() {
            return with(new Rule.Counted());
        }

        public Ownership deletedBy(String by) {
            return with(new Rule.Otherwise(by));
        }

        /** @param key the table's primary key */
        public Ownership anonymised(String... key) {
            return with(new Rule.Anonymised(List.of(key)));
        }

        public Ownership kept(String reason) {
            return with(new Rule.Kept(reason));
        }

        private Ownership with(Rule rule) {
            return new Ownership(table, column, subject, rule);
        }
    }

    /** A column that names a status. */
    public static Column status(String table, String column) {
        return new Column(table, column, Subject.STATUS);
    }

    /** A column that names an account. */
    public static Column account(String table, String column) {
        return new Column(table, column, Subject.ACCOUNT);
    }

    /** Such as {@code bookmark.status_id}. */
    @Override
    public String toString() {
        return table + "." + column;
    }
}
