package org.groundswell.mastodon;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.filters.Expiry;
import org.groundswell.filters.FilterAction;
import org.groundswell.filters.FilterChange;
import org.groundswell.filters.FilterContext;
import org.groundswell.http.Params;
import org.groundswell.model.Refusal;

/** Reads filters from the parameters of requests. */
final class FilterParams {
    private FilterParams() {}

    static FilterChange filter(Params params) {
        return new FilterChange(
                params.text("title"),
                contexts(params),
                params.text("filter_action").map(FilterParams::action),
                expiry(params),
                params.rows("keywords_attributes").stream()
                        .map(FilterParams::keyword)
                        .toList());
    }

    /** A filter of the older API, which is a keyword. */
    static FilterChange v1(Params params, Optional<Long> keyword) {
        return new FilterChange(
                keyword.isPresent() ? Optional.empty() : params.text("phrase"),
                contexts(params),
                params.flag("irreversible").map(drop -> drop ? FilterAction.HIDE : FilterAction.WARN),
                expiry(params),
                List.of(new FilterChange.KeywordChange(
                        keyword, params.text("phrase"), wholeWord(params, keyword.isEmpty()), false)));
    }

    /** A keyword by itself. */
    static FilterChange keyword(Params params, Optional<Long> id) {
        return new FilterChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new FilterChange.KeywordChange(
                        id, Optional.of(params.textOr("keyword", "")), wholeWord(params, false), false)));
    }

    private static FilterChange.KeywordChange keyword(Params row) {
        return new FilterChange.KeywordChange(
                row.text("id").filter(id -> !id.isEmpty()).map(FilterParams::id),
                row.text("keyword"),
                row.flag("whole_word"),
                row.isOn("_destroy"));
    }

    /** @param fresh whether the keyword is new: the older API's match parts of words, unless they are told not to */
    private static Optional<Boolean> wholeWord(Params params, boolean fresh) {
        Optional<Boolean> wanted = params.flag("whole_word");
        return wanted.isEmpty() && fresh ? Optional.of(false) : wanted;
    }

    private static Optional<Set<FilterContext>> contexts(Params params) {
        if (!params.hasList("context")) {
            return Optional.empty();
        }
        Set<FilterContext> contexts = EnumSet.noneOf(FilterContext.class);
        params.all("context")
                .forEach(name -> contexts.add(FilterContext.parse(name)
                        .orElseThrow(() ->
                                Refusal.Invalid.oneOf("context", "home, notifications, public, thread, account"))));
        return Optional.of(contexts);
    }

    private static FilterAction action(String name) {
        return FilterAction.parse(name).orElseThrow(() -> Refusal.Invalid.oneOf("filter_action", "warn, hide, blur"));
    }

    /** An empty value, or JSON's null, is a filter without an end. */
    private static Optional<Expiry> expiry(Params params) {
        Optional<Expiry> seconds = params.number("expires_in").map(time -> Expiry.in(Duration.ofSeconds(time)));
        boolean forGood = params.isNull("expires_in")
                || params.text("expires_in").filter(String::isEmpty).isPresent();
        return forGood ? Optional.of(Expiry.NEVER) : seconds;
    }

    /** @throws Refusal.NotFound if it is no id */
    static long id(String text) {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refusal.NotFound();
        }
        return Long.parseLong(text);
    }
}
