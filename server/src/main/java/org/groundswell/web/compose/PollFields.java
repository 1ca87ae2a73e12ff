package org.groundswell.web.compose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollDraft;
import org.groundswell.polls.PollRules;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;

/**
 * The fields of a composer that make a poll. A post with at least one option has one.
 *
 * @param options as typed
 * @param seconds how long it runs; empty for the end that it had
 * @param before the poll that is edited
 */
public record PollFields(
        List<String> options, Optional<Long> seconds, boolean multiple, boolean totalsHidden, Optional<Poll> before) {
    private static final Duration USUAL = Duration.ofDays(1);

    /** As Mastodon has them. */
    private static final List<Duration> TIMES = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofHours(12),
            USUAL,
            Duration.ofDays(3),
            Duration.ofDays(7));

    static final PollFields NONE =
            new PollFields(List.of(), Optional.of(USUAL.toSeconds()), false, false, Optional.empty());

    /** Those of a form, which may be the one of an edit. */
    static PollFields of(Params params, Optional<Poll> before) {
        return new PollFields(
                params.all("poll-option").stream()
                        .limit(2L * PollRules.MOST_OPTIONS)
                        .toList(),
                params.number("poll-time").map(Integer::longValue),
                params.isOn("poll-multiple"),
                params.isOn("poll-hidden"),
                before);
    }

    /** Those of a post that is edited. */
    static PollFields of(Optional<Poll> poll) {
        return poll.map(each ->
                        new PollFields(each.options(), Optional.empty(), each.multiple(), each.totalsHidden(), poll))
                .orElse(NONE);
    }

    /** The poll of a deleted post that is written again. The new poll starts without votes. */
    static PollFields ofDeleted(Optional<Poll> poll) {
        return poll.map(each -> new PollFields(
                        each.options(), NONE.seconds(), each.multiple(), each.totalsHidden(), Optional.empty()))
                .orElse(NONE);
    }

    /** The poll of the post; empty if no option was typed. */
    Optional<PollDraft> draft() {
        return options.stream().allMatch(String::isBlank)
                ? Optional.empty()
                : Optional.of(new PollDraft(options, seconds, multiple, totalsHidden));
    }

    /** An option of a list of times. */
    public record Time(String seconds, String text, boolean selected) {}

    /**
     * The fields as the form shows them.
     *
     * @param used whether there is something in them
     */
    public record Shown(
            List<String> options,
            List<Time> times,
            boolean multiple,
            boolean totalsHidden,
            boolean used,
            boolean edited,
            int longest) {}

    Shown shown(PollRules rules, Translator t) {
        List<String> fields = new ArrayList<>(options);
        while (fields.size() < rules.mostOptions()) {
            fields.add("");
        }
        List<Time> times = new ArrayList<>();
        before.ifPresent(poll -> times.add(new Time(
                "", t.text("compose.poll.time.same", "time", Ago.exact(poll.expiresAt(), t)), seconds.isEmpty())));
        for (Duration each : TIMES) {
            boolean selected =
                    seconds.isPresent() ? seconds.get() == each.toSeconds() : before.isEmpty() && each.equals(USUAL);
            times.add(new Time(Long.toString(each.toSeconds()), words(each, t), selected));
        }
        return new Shown(
                fields,
                times,
                multiple,
                totalsHidden,
                draft().isPresent(),
                before.isPresent(),
                PollRules.LONGEST_OPTION);
    }

    private static String words(Duration time, Translator t) {
        if (time.toDays() > 0) {
            return t.text("compose.poll.days", "count", time.toDays());
        }
        return time.toHours() > 0
                ? t.text("compose.poll.hours", "count", time.toHours())
                : t.text("compose.poll.minutes", "count", time.toMinutes());
    }
}
