package org.groundswell.mastodon;

import java.util.List;
import org.groundswell.discovery.Suggestion;
import org.groundswell.discovery.SuggestionSource;

/**
 * A suggested account.
 *
 * @param source a reason in the older form
 * @param sources all reasons
 */
record SuggestionEntity(String source, List<String> sources, AccountEntity account) {
    static SuggestionEntity of(Suggestion suggestion, AccountEntity account) {
        return new SuggestionEntity(
                older(suggestion.sources().getFirst()),
                suggestion.sources().stream().map(SuggestionEntity::name).toList(),
                account);
    }

    /** Mastodon has no name for people who post in followed tags; this is the nearest. */
    private static String name(SuggestionSource source) {
        return switch (source) {
            case FRIENDS_OF_FRIENDS -> "friends_of_friends";
            case FOLLOWED_TAGS -> "similar_to_recently_followed";
            case MOST_FOLLOWED -> "most_followed";
        };
    }

    private static String older(SuggestionSource source) {
        return switch (source) {
            case FRIENDS_OF_FRIENDS, FOLLOWED_TAGS -> "past_interactions";
            case MOST_FOLLOWED -> "global";
        };
    }
}
