package org.groundswell.search.query;

import java.time.Instant;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.TagName;

/** A condition that a search sets for a status. */
public sealed interface Condition {
    /** Its text has a word, or several that are written as one, in any inflection that is known. */
    record Word(String text) implements Condition {}

    /** Its text has these words, as they are and in this order. */
    record Phrase(String text) implements Condition {}

    record Tagged(TagName tag) implements Condition {}

    /** An account wrote it. */
    record From(Person author) implements Condition {}

    /** It replies to an account. */
    record To(Person account) implements Condition {}

    /** It mentions an account. */
    record Mentions(Person account) implements Condition {}

    record Has(Attachment attachment) implements Condition {}

    record Is(Trait trait) implements Condition {}

    record InLanguage(LanguageCode language) implements Condition {}

    /**
     * It was written in a period.
     *
     * @param from the first moment
     * @param to the moment after the last
     */
    record Written(Instant from, Instant to) implements Condition {}

    record In(Scope scope) implements Condition {}

    /** Whether it is about the text, so that statuses match it more or less well. */
    default boolean isText() {
        return this instanceof Word || this instanceof Phrase;
    }
}
