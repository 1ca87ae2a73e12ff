package org.groundswell.polls;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;

/**
 * What a poll may be.
 *
 * @param mostOptions at most {@value #MOST_OPTIONS}
 */
public record PollRules(int mostOptions) {
    /** Choices are the bits of a number; nobody reads as many options anyway. */
    public static final int MOST_OPTIONS = 20;
    /** In characters, as {@link PlainText#length} counts them. */
    public static final int LONGEST_OPTION = 50;

    public static final Duration SHORTEST = Duration.ofMinutes(5);
    /** A month on average. */
    public static final Duration LONGEST = Duration.ofSeconds(2_629_746);

    public static final PollRules STANDARD = new PollRules(4);

    private static final int LEAST_OPTIONS = 2;
    private static final String FIELD = "poll";
    private static final char EMPTY_BRAILLE = '\u2800';

    public PollRules {
        if (mostOptions < LEAST_OPTIONS || mostOptions > MOST_OPTIONS) {
            throw new IllegalArgumentException("a poll can't have " + mostOptions + " options");
        }
    }

    /**
     * Makes a poll of a draft. Options that are blank, or have only characters that nobody sees, are left out.
     *
     * @param before the poll that it replaces
     * @throws Refusal.Invalid if there are too few or too many options, one is too long or there twice, or the time is too
     *     short or too long
     */
    public Poll poll(PollDraft draft, Optional<Poll> before, Instant now) {
        return new Poll(options(draft.options()), draft.multiple(), draft.totalsHidden(), end(draft, before, now));
    }

    private List<String> options(List<String> typed) {
        List<String> options = new ArrayList<>();
        for (String each : typed) {
            if (seen(each).isEmpty()) {
                continue;
            }
            if (options.size() == mostOptions) {
                throw new Refusal.Invalid(FIELD, Refusal.Fault.TOO_LONG, "polls.options.many", "most", mostOptions);
            }
            String option = PlainText.line(FIELD, each);
            if (PlainText.length(option) > LONGEST_OPTION) {
                throw new Refusal.Invalid(FIELD, Refusal.Fault.TOO_LONG, "polls.options.long", "most", LONGEST_OPTION);
            }
            options.add(option);
        }
        options.removeIf(option -> seen(option).isEmpty());
        if (options.size() < LEAST_OPTIONS) {
            throw new Refusal.Invalid(FIELD, Refusal.Fault.TOO_SHORT, "polls.options.few");
        }
        if (options.stream().map(PollRules::seen).distinct().count() < options.size()) {
            throw new Refusal.Invalid(FIELD, Refusal.Fault.TAKEN, "polls.options.twice");
        }
        return options;
    }

    /** An option as people see it, to tell it from others. */
    private static String seen(String option) {
        return PlainText.visible(option).replace(EMPTY_BRAILLE, ' ').strip();
    }

    private static Instant end(PollDraft draft, Optional<Poll> before, Instant now) {
        if (draft.seconds().isEmpty() && before.isPresent()) {
            return before.get().expiresAt();
        }
        long seconds = draft.seconds()
                .orElseThrow(() -> new Refusal.Invalid(FIELD, Refusal.Fault.BLANK, "polls.time.missing"));
        if (seconds < SHORTEST.toSeconds()) {
            throw new Refusal.Invalid(
                    FIELD, Refusal.Fault.TOO_SHORT, "polls.time.short", "minutes", SHORTEST.toMinutes());
        }
        if (seconds > LONGEST.toSeconds()) {
            throw new Refusal.Invalid(FIELD, Refusal.Fault.TOO_LONG, "polls.time.long");
        }
        // As the database has it.
        return now.truncatedTo(ChronoUnit.MILLIS).plusSeconds(seconds);
    }
}
