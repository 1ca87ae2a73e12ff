package org.groundswell.filters;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A new filter, or changes to one: what is empty stays as it is.
 *
 * @param keywords keywords to add, change and remove; others stay
 */
public record FilterChange(
        Optional<String> title,
        Optional<Set<FilterContext>> contexts,
        Optional<FilterAction> action,
        Optional<Expiry> expiry,
        List<KeywordChange> keywords) {

    /**
     * A change to a keyword.
     *
     * @param id the keyword to change; empty for a new one
     * @param remove whether to remove it
     */
    public record KeywordChange(Optional<Long> id, Optional<String> text, Optional<Boolean> wholeWord, boolean remove) {
        public static KeywordChange add(String text, boolean wholeWord) {
            return new KeywordChange(Optional.empty(), Optional.of(text), Optional.of(wholeWord), false);
        }
    }
}
