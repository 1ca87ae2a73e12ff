package org.groundswell.filters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.groundswell.model.Refusal;
import org.groundswell.text.FoldedText;
import org.groundswell.text.PlainText;

/** What a filter may be. All keywords of an account are one automaton in memory: the limits keep it below 6 MB. */
final class FilterRules {
    static final int MOST_FILTERS = 100;
    /** Maximum number of keywords of one filter, and of its posts. */
    static final int MOST_PARTS = 100;
    /** Maximum number of keywords in all filters of an account, and of posts. */
    static final int MOST_PARTS_OF_ALL = 500;
    /** Maximum length of a title and of a keyword, in characters. */
    static final int LONGEST = 100;
    /** Maximum length of a keyword in UTF-16 units, as it is compared: some characters are many. */
    private static final int LONGEST_FOLDED = 200;

    private FilterRules() {}

    /** The filter that a change makes of another. */
    static Filter changed(Filter before, FilterChange change, Instant now) {
        return new Filter(
                before.id(),
                change.title().map(FilterRules::title).orElse(before.title()),
                change.contexts().map(FilterRules::contexts).orElse(before.contexts()),
                change.action().orElse(before.action()),
                change.expiry().map(expiry -> expiresAt(expiry, now)).orElse(before.expiresAt()),
                before.keywords(),
                before.posts());
    }

    /** A new filter without keywords; it warns, unless it is to do something else. */
    static Filter created(long id, FilterChange change, Instant now) {
        List<Refusal.Problem> problems = new ArrayList<>();
        if (change.title().filter(title -> !title.isBlank()).isEmpty()) {
            problems.add(new Refusal.Problem("title", Refusal.Fault.BLANK, "error.blank"));
        }
        if (change.contexts().filter(contexts -> !contexts.isEmpty()).isEmpty()) {
            problems.add(new Refusal.Problem("context", Refusal.Fault.BLANK, "error.blank"));
        }
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        Filter empty = new Filter(id, "", Set.of(), FilterAction.WARN, Optional.empty(), List.of(), List.of());
        return changed(empty, change, now);
    }

    private static String title(String typed) {
        return notBlank("title", PlainText.line("title", typed, LONGEST));
    }

    private static Set<FilterContext> contexts(Set<FilterContext> wanted) {
        if (wanted.isEmpty()) {
            throw new Refusal.Invalid("context", Refusal.Fault.BLANK, "error.blank");
        }
        return EnumSet.copyOf(wanted);
    }

    private static Optional<Instant> expiresAt(Expiry expiry, Instant now) {
        if (expiry.after()
                .filter(time -> !time.isPositive() || time.compareTo(Filters.LONGEST_TIME) > 0)
                .isPresent()) {
            throw new Refusal.Invalid(
                    "expires_in", "error.between", "least", 1, "most", Filters.LONGEST_TIME.toSeconds());
        }
        return expiry.from(now);
    }

    /**
     * The keywords of a filter after changes to some of them.
     *
     * @param ids of new keywords
     * @throws Refusal.NotFound if a keyword to be changed isn't there
     */
    static List<Filter.Keyword> keywords(
            List<Filter.Keyword> before, List<FilterChange.KeywordChange> changes, LongSupplier ids) {
        List<Filter.Keyword> after = new ArrayList<>(before);
        for (FilterChange.KeywordChange change : changes) {
            if (change.id().isPresent()) {
                int at = indexOf(after, change.id().get());
                Filter.Keyword keyword = after.get(at);
                if (change.remove()) {
                    after.remove(at);
                } else {
                    after.set(
                            at,
                            new Filter.Keyword(
                                    keyword.id(),
                                    change.text().map(FilterRules::keyword).orElse(keyword.text()),
                                    change.wholeWord().orElse(keyword.wholeWord())));
                }
            } else if (!change.remove()) {
                after.add(new Filter.Keyword(
                        ids.getAsLong(),
                        keyword(change.text().orElse("")),
                        change.wholeWord().orElse(true)));
            }
        }
        return List.copyOf(after);
    }

    private static int indexOf(List<Filter.Keyword> keywords, long id) {
        for (int at = 0; at < keywords.size(); at++) {
            if (keywords.get(at).id() == id) {
                return at;
            }
        }
        throw new Refusal.NotFound();
    }

    private static String keyword(String typed) {
        String keyword = PlainText.line("keyword", typed, LONGEST);
        String folded = notBlank("keyword", FoldedText.of(keyword));
        if (folded.length() > LONGEST_FOLDED) {
            throw new Refusal.Invalid("keyword", Refusal.Fault.TOO_LONG, "error.too_long", "most", LONGEST);
        }
        return keyword;
    }

    private static String notBlank(String field, String text) {
        if (text.isBlank()) {
            throw new Refusal.Invalid(field, Refusal.Fault.BLANK, "error.blank");
        }
        return text;
    }

    /** @throws Refusal.Invalid if a filter has too many keywords or posts */
    static void checkSize(Filter filter) {
        check("keywords", filter.keywords().size(), MOST_PARTS, "error.filters.keywords");
        check("statuses", filter.posts().size(), MOST_PARTS, "error.filters.posts");
    }

    /** @throws Refusal.Invalid if an account has too many filters, keywords or posts */
    static void checkTotals(FilterStore.Totals totals) {
        check("filters", totals.filters(), MOST_FILTERS, "error.filters.too_many");
        check("keywords", totals.keywords(), MOST_PARTS_OF_ALL, "error.filters.keywords.all");
        check("statuses", totals.posts(), MOST_PARTS_OF_ALL, "error.filters.posts.all");
    }

    private static void check(String field, long count, int most, String key) {
        if (count > most) {
            throw new Refusal.Invalid(field, key, "most", most);
        }
    }
}
