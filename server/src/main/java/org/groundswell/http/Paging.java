package org.groundswell.http;

import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;

/** Pages through lists as the Mastodon API documents it: {@code max_id}, {@code since_id}, {@code min_id}, and a Link header. */
public final class Paging {
    private static final List<String> BOUNDS = List.of("max_id", "since_id", "min_id");
    private static final int LONGEST_BOUND = 40;
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final Page page;
    private final Call call;
    private final URI home;

    private Paging(Page page, Call call, URI home) {
        this.page = page;
        this.call = call;
        this.home = home;
    }

    /**
     * @param standard how many entries a page has unless {@code limit} says otherwise
     * @param most how many it has at the most
     * @throws Refusal.Invalid if a bound or the limit is no number
     */
    public static Paging of(Call call, URI home, int standard, int most) {
        Params params = call.query();
        int limit = Math.clamp(params.number("limit").orElse(standard), 1, most);
        long max = bound(params, "max_id").orElse(Long.MAX_VALUE);
        long since = bound(params, "since_id").orElse(0L);
        long min = bound(params, "min_id").orElse(0L);
        return new Paging(new Page(max, since, min, limit), call, home);
    }

    /** A page of a list: what is on it, and the header that leads to its neighbours. */
    public record Part<T>(List<T> entries, Optional<String> link) {}

    /**
     * Fetches the page.
     *
     * @param source what has the list; it is asked for one entry more, to know whether there is a next page
     * @param id what the list pages by
     */
    public <T> Part<T> fetch(Function<Page, List<T>> source, ToLongFunction<T> id) {
        return part(source.apply(wanted()), id);
    }

    /** The page to ask a list for: one entry more than is shown, to know whether there is a next page. */
    public Page wanted() {
        return new Page(page.maxId(), page.sinceId(), page.minId(), page.limit() + 1);
    }

    /** The part to show of what a list answered to {@link #wanted}. */
    public <T> Part<T> part(List<T> found, ToLongFunction<T> id) {
        boolean more = found.size() > page.limit();
        List<T> shown = found;
        if (more) {
            // Lists are newest first: the entry too many is the oldest, or the newest when one pages forward.
            shown = page.isForward() ? found.subList(1, found.size()) : found.subList(0, page.limit());
        }
        if (shown.isEmpty()) {
            return new Part<>(shown, Optional.empty());
        }
        List<String> links = new ArrayList<>(2);
        if (more || page.isForward()) {
            links.add(link("max_id", id.applyAsLong(shown.getLast()), "next"));
        }
        links.add(link("min_id", id.applyAsLong(shown.getFirst()), "prev"));
        return new Part<>(shown, Optional.of(String.join(", ", links)));
    }

    private String link(String bound, long id, String relation) {
        String others = call.query().queryWithout(BOUNDS);
        String query = (others.isEmpty() ? "" : others + "&") + bound + "=" + id;
        return "<" + home + call.rawPath() + "?" + query + ">; rel=\"" + relation + "\"";
    }

    /** An id that is larger than any can be is the largest: apps send all nines for "no bound". */
    private static Optional<Long> bound(Params params, String name) {
        return params.text(name).filter(text -> !text.isEmpty()).map(text -> {
            if (text.length() > LONGEST_BOUND || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new Refusal.Invalid(name, "error.id");
            }
            return new BigInteger(text).min(LARGEST).longValue();
        });
    }
}
