package org.groundswell.mastodon;

import java.util.List;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.polls.PollDraft;
import org.groundswell.polls.PollRules;

/** The parameters of a status that make a poll. */
final class PollParams {
    private static final String OPTIONS = "poll[options]";
    private static final String EXPIRES_IN = "poll[expires_in]";

    private PollParams() {}

    /** Empty if no poll was sent, or one that has neither options nor a time. */
    static Optional<PollDraft> poll(Params params) {
        List<String> options = params.all(OPTIONS).stream()
                // More than a poll may have is refused; how many more doesn't matter.
                .limit(2L * PollRules.MOST_OPTIONS)
                .toList();
        boolean isSent = !options.stream().allMatch(String::isEmpty)
                || !params.textOr(EXPIRES_IN, "").isEmpty();
        return isSent
                ? Optional.of(new PollDraft(
                        options,
                        params.number(EXPIRES_IN).map(Integer::longValue),
                        params.isOn("poll[multiple]"),
                        params.isOn("poll[hide_totals]")))
                : Optional.empty();
    }
}
