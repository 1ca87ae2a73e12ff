package org.groundswell.web.explore;

import java.util.List;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.discovery.Suggestion;
import org.groundswell.discovery.SuggestionSource;
import org.groundswell.text.Translator;
import org.groundswell.web.view.Person;

/**
 * A suggested account on a page.
 *
 * @param note the beginning of its biography, or empty
 * @param reason why it is suggested, in words
 * @param request whether following it is a request
 */
public record SuggestionView(Person person, String note, String reason, boolean request) {
    private static final int LONGEST_NOTE = 140;
    private static final int MOST_REASONS = 2;

    /** @param tagReason the key of the reason "posts in tags", which depends on whose tags they are */
    static List<SuggestionView> of(List<Suggestion> suggestions, String tagReason, Translator t) {
        return suggestions.stream().map(each -> of(each, tagReason, t)).toList();
    }

    private static SuggestionView of(Suggestion suggestion, String tagReason, Translator t) {
        Account account = suggestion.account();
        String reason = suggestion.sources().isEmpty()
                ? t.text("explore.reason.active")
                : suggestion.sources().stream()
                        .limit(MOST_REASONS)
                        .map(source -> reason(source, account, tagReason, t))
                        .collect(Collectors.joining(" · "));
        return new SuggestionView(
                Person.of(account), note(account.profile().note().text()), reason, account.approvesFollowers());
    }

    private static String reason(SuggestionSource source, Account account, String tagReason, Translator t) {
        return switch (source) {
            case FRIENDS_OF_FRIENDS -> t.text("explore.reason.friends");
            case FOLLOWED_TAGS -> t.text(tagReason);
            case MOST_FOLLOWED -> {
                long followers = account.counts().followers();
                yield t.text("explore.reason.followers", "number", t.number(followers), "count", followers);
            }
        };
    }

    private static String note(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_NOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NOTE)).strip() + "…";
    }
}
