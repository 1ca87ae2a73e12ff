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

/** Paging as documented for the Mastodon API: {@code max_id}, {@code since_id}, {@code min_id}, and a Link header. */
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
     * @param standard entries per page without {@code limit}
     * @param most maximum entries per page
     * @throws Refusal.Invalid if a bound or the limit is not a number
     */
    public static Paging of(Call call, URI home, int standard, int most) {
        Params params = call.query();
        int limit = Math.clamp(params.number("limit").orElse(standard), 1, most);
        long max = bound(params, "max_id").orElse(Long.MAX_VALUE);
        long since = bound(params, "since_id").orElse(0L);
        long min = bound(params, "min_id").orElse(0L);
        return new Paging(new Page(max, since, min, limit), call, home);
    }

    /** A page of a list: its entries, and the Link header to its neighbours. */
    public record Part<T>(List<T> entries, Optional<String> link) {}

    /**
     * Fetches the page.
     *
     * @param source the list; one entry more is fetched to find out whether there is a next page
     * @param id the id by which the list is paged
     */
    public <T> Part<T> fetch(Function<Page, List<T>> source, ToLongFunction<T> id) {
        return part(source.apply(wanted()), id);
    }

    /** The page to fetch: one entry more than shown, to find out whether there is a next page. */
    public Page wanted() {
        return new Page(page.maxId(), page.sinceId(), page.minId(), page.limit() + 1);
    }

    /** The part to show of the result for {@link #wanted}. */
    public <T> Part<T> part(List<T> found, ToLongFunction<T> id) {
        boolean more = found.size() > page.limit();
        List<T> shown = found;
        if (more) {
            // Lists are newest first: the extra entry is the oldest, or the newest when paging forward.
            shown = page.isForward() ? found.subList(1, found.size()) : found.subList(0, page.limit());
        }
        if (shown.isEmpty()) {
            return new Part<>(shown, Optional.empty());
        }
        return new Part<>(
                shown, Optional.of(link(id.applyAsLong(shown.getFirst()), id.applyAsLong(shown.getLast()), more)));
    }

    /** The page that the request asks for, for a source that knows itself whether there are more entries. */
    public Page asked() {
        return page;
    }

    /**
     * The Link header of a page that has entries.
     *
     * @param newest the id of its newest entry
     * @param oldest the id of its oldest entry
     * @param more whether there are entries beyond it, in the direction in which it was read
     */
    public String link(long newest, long oldest, boolean more) {
        List<String> links = new ArrayList<>(2);
        if (more || page.isForward()) {
            links.add(link("max_id", oldest, "next"));
        }
        links.add(link("min_id", newest, "prev"));
        return String.join(", ", links);
    }

    private String link(String bound, long id, String relation) {
        String others = call.query().queryWithout(BOUNDS);
        String query = (others.isEmpty() ? "" : others + "&") + bound + "=" + id;
        return "<" + home + call.rawPath() + "?" + query + ">; rel=\"" + relation + "\"";
    }

    /** Ids above the maximum become the maximum: some apps send all nines for "no bound". */
    private static Optional<Long> bound(Params params, String name) {
        return params.text(name).filter(text -> !text.isEmpty()).map(text -> {
            if (text.length() > LONGEST_BOUND || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new Refusal.Invalid(name, "error.id");
            }
            return new BigInteger(text).min(LARGEST).longValue();
        });
    }
}
