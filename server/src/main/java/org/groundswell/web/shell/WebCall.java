package org.groundswell.web.shell;

import io.helidon.http.HeaderNames;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.groundswell.auth.Origin;
import org.groundswell.http.Call;
import org.groundswell.http.Params;
import org.groundswell.model.Ids;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.text.RefusalText;
import org.groundswell.text.Translator;
import org.groundswell.web.view.Visitor;

/** A request for a page, and who makes it. */
public record WebCall(Call call, Visitor visitor) {
    private static final int PER_PAGE = 20;
    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    /** The part of a list that a page shows, and the query of the next part. */
    public record Slice<T>(List<T> entries, Optional<String> older) {}

    /** The messages in the reader's language. */
    public Translator t() {
        return call.translator();
    }

    /** The texts of refusals, in the reader's language. */
    public RefusalText refusals() {
        return new RefusalText(t());
    }

    /** Where a sign-in with this request comes from. */
    public Origin origin() {
        String browser = BrowserName.of(call.header(HeaderNames.USER_AGENT).orElse(""));
        return new Origin(call.from(), browser, Visitors.device(call));
    }

    public Params params() {
        return call.params();
    }

    public String part(String name) {
        return call.part(name);
    }

    /** The status the path names. */
    public StatusId statusId() {
        return new StatusId(id());
    }

    /** The number of what the path names. */
    public long id() {
        return StatusId.parse(part("id")).orElseThrow(Refusal.NotFound::new).value();
    }

    /** The part of a timeline that a page shows, and the query of the next part. */
    public record TimelineSlice(StatusPage page, Optional<String> older) {}

    /** The newest of a timeline, or the statuses before the one that {@code ?before=} names. */
    public TimelineSlice timeline(Function<Page, StatusPage> source) {
        return timeline(source, Optional.empty());
    }

    /**
     * The same up to a moment, if there is one: no later posts.
     *
     * @param moment of the page, see {@link #moment}
     */
    public TimelineSlice timeline(Function<Page, StatusPage> all, Optional<Instant> moment) {
        Function<Page, StatusPage> source =
                page -> all.apply(moment.map(at -> until(page, at)).orElse(page));
        StatusPage found = source.apply(wanted());
        Slice<Status> slice = slice(found.statuses(), status -> status.id().value());
        return new TimelineSlice(found.showing(slice.entries()), slice.older());
    }

    private static Page until(Page page, Instant moment) {
        long after = Ids.first(moment.toEpochMilli() + 1);
        return new Page(Math.min(page.maxId(), after), page.sinceId(), page.minId(), page.limit());
    }

    /** The address at which the page of a timeline learns of newer posts; empty for a page of older ones. */
    public Optional<String> live(TimelineSlice slice) {
        if (call.query().text("before").isPresent()) {
            return Optional.empty();
        }
        long newest = slice.page().statuses().stream()
                .findFirst()
                .map(status -> status.id().value())
                .orElse(0L);
        return Optional.of(call.rawPath() + "/live?after=" + newest);
    }

    /** The newest of a list, or those before the one that {@code ?before=} names. */
    public <T> Slice<T> slice(Function<Page, List<T>> source, ToLongFunction<T> id) {
        return slice(source.apply(wanted()), id);
    }

    private Page wanted() {
        long before = call.query()
                .text("before")
                .flatMap(StatusId::parse)
                .map(StatusId::value)
                .orElse(Long.MAX_VALUE);
        return new Page(before, 0, 0, PER_PAGE + 1);
    }

    private <T> Slice<T> slice(List<T> found, ToLongFunction<T> id) {
        if (found.size() <= PER_PAGE) {
            return new Slice<>(found, Optional.empty());
        }
        List<T> shown = found.subList(0, PER_PAGE);
        String others = call.query().queryWithout(List.of("before"));
        String query = (others.isEmpty() ? "?" : "?" + others + "&") + "before=" + id.applyAsLong(shown.getLast());
        return new Slice<>(shown, Optional.of(query));
    }

    /** The address of the page, percent-encoded as headers need it, without what it told once. */
    public String here() {
        String query = call.query().queryWithout(List.of("done"));
        return query.isEmpty() ? call.rawPath() : call.rawPath() + "?" + query;
    }

    /**
     * The past moment that the page is of, in the parameter {@code at}; empty for now. Without a zone, as the browser's field
     * for date and time sends it, it is taken as UTC: the field's label says so. The API's form with a zone is read, too.
     *
     * @throws Refusal.Invalid if it is no time, or one of a year that no post can be of
     */
    public Optional<Instant> moment() {
        Optional<Instant> moment;
        try {
            moment = params().text("at").filter(text -> !text.isEmpty()).map(WebCall::instant);
        } catch (DateTimeException noTime) {
            throw new Refusal.Invalid("at", "error.date_and_time");
        }
        if (moment.filter(at -> at.isBefore(Instant.EPOCH) || at.isAfter(LATEST))
                .isPresent()) {
            throw new Refusal.Invalid("at", "error.trends.at");
        }
        return moment;
    }

    private static Instant instant(String text) {
        return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                        instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    /** The path to which a form leads back: on this site, never on another. */
    public String back(String otherwise) {
        return local(params().textOr("back", ""), otherwise);
    }

    /** A path of this site; anything that could be taken for another's address becomes {@code otherwise}. */
    public static String local(String path, String otherwise) {
        boolean ours = path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.chars().allMatch(c -> c > 0x20 && c != 0x7F);
        return ours ? path : otherwise;
    }
}
