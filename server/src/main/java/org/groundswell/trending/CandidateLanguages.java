package org.groundswell.trending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.groundswell.languages.LanguageDetection;
import org.groundswell.trends.select.Candidate;

/**
 * Detects the languages of candidates that state none, as imported posts often do, or another than the one they are
 * written in. Results are cached, since the same candidates return every half a minute.
 */
final class CandidateLanguages {
    private record Key(long post, int text, String stated) {}

    private final Cache<Key, String> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    /** The candidate in the language that it is written in, as far as that is clear. */
    Candidate detected(Candidate post) {
        Key key = new Key(post.id(), post.text().hashCode(), post.language());
        String language = known.get(key, _ -> LanguageDetection.plausible(post.text(), post.language()));
        return language.equals(post.language()) ? post : post.in(language);
    }
}
