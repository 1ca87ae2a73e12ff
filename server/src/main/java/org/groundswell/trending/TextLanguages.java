package org.groundswell.trending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.groundswell.languages.LanguageDetection;
import org.groundswell.trends.select.Candidate;

/**
 * Detects the languages of posts that state none, as imported posts often do, or another than the one they are written
 * in. Results are cached, since the same posts return every half a minute.
 */
public final class TextLanguages {
    private record Key(long post, int text, String stated) {}

    private final Cache<Key, String> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    /**
     * The language that a post is written in, as far as that is clear.
     *
     * @param stated as its author stated it; empty if it states none
     */
    public String of(long post, String text, String stated) {
        return known.get(new Key(post, text.hashCode(), stated), _ -> LanguageDetection.plausible(text, stated));
    }

    /** The candidate in the language that it is written in. */
    Candidate detected(Candidate post) {
        String language = of(post.id(), post.text(), post.language());
        return language.equals(post.language()) ? post : post.in(language);
    }
}
