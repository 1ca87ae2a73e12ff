package org.groundswell.search.index;

import java.util.Locale;

/** The fields of a document, and the terms of those with fixed values. Nothing is stored but what queries need. */
final class Fields {
    /** The version of all this. An index of another version is built again. */
    static final String FORMAT = "3";

    /** A column with the status' id, by which the documents are sorted, the newest first. */
    static final String ID = "id";
    /** Words, with their positions. */
    static final String TEXT = "text";
    /** Stems that are no words of the text. */
    static final String STEM = "stem";

    static final String AUTHOR = "author";
    static final String REPLIES_TO = "to";
    static final String MENTION = "mention";
    static final String TAG = "tag";
    static final String LANGUAGE = "language";
    /** {@link #LISTED}, and the names of attachments and traits. */
    static final String FACT = "fact";
    /** A column with 1 if the author is indexable, which changes for all statuses of an author at once. */
    static final String INDEXABLE = "indexable";
    /** A column with the author's weight, see {@link Prior}. */
    static final String WEIGHT = "weight";

    static final String LISTED = "listed";

    private Fields() {}

    static String fact(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
