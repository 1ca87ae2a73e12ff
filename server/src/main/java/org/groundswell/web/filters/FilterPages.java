package org.groundswell.web.filters;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.filters.Filter;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.Filters;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The pages of the visitor's filters: the list, and a form to create, change and delete them. */
public final class FilterPages implements Pages {
    private static final String PATH = "/settings/filters";
    private static final int SHOWN_KEYWORDS = 10;

    private final Filters filters;
    private final Renderer renderer;
    private final InstantSource clock;

    public FilterPages(Filters filters, WebParts parts) {
        this.filters = filters;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, this::list);
        routes.get(
                PATH + "/new",
                PageAccess.SIGNED_IN,
                call -> form(call, 200, FilterForm.EMPTY, Optional.empty(), Optional.empty()));
        routes.post(PATH + "/new", PageAccess.SIGNED_IN, call -> {
            FilterForm form = FilterForm.of(call.params());
            return saved(call, form, Optional.empty(), () -> filters.create(me(call), form.change()));
        });
        routes.get(PATH + "/{id}", PageAccess.SIGNED_IN, call -> {
            Filter filter = filter(call);
            return form(call, 200, FilterForm.of(filter), Optional.of(filter), Optional.empty());
        });
        routes.post(PATH + "/{id}", PageAccess.SIGNED_IN, call -> {
            FilterForm form = FilterForm.of(call.params());
            Filter filter = filter(call);
            return saved(call, form, Optional.of(filter), () -> filters.update(me(call), filter.id(), form.change()));
        });
        routes.post(PATH + "/{id}/delete", PageAccess.SIGNED_IN, call -> {
            filters.delete(me(call), id(call.part("id")));
            return Reply.seeOther(PATH);
        });
        routes.post(PATH + "/{id}/posts/{entry}/remove", PageAccess.SIGNED_IN, call -> {
            filters.removePost(me(call), id(call.part("entry")));
            return Reply.seeOther(PATH + "/" + id(call.part("id")));
        });
    }

    private Reply saved(WebCall call, FilterForm form, Optional<Filter> before, Runnable change) {
        try {
            change.run();
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            String problem = call.refusals().sentence(invalid);
            return form(call, 422, form.shown(), before, Optional.of(problem));
        }
    }

    private Reply list(WebCall call) {
        Translator t = call.t();
        List<FiltersPage.Row> rows = filters.all(me(call)).stream()
                .map(filter -> new FiltersPage.Row(
                        filter.id(),
                        filter.title(),
                        keywords(filter, t),
                        filter.posts().size(),
                        effect(filter, t),
                        expiry(filter, t),
                        !filter.isActive(clock.instant())))
                .toList();
        return renderer.page(
                new FiltersPage(renderer.around(call, Renderer.Subject.of(t.text("filters.title"), "you")), rows));
    }

    private Reply form(WebCall call, int status, FilterForm form, Optional<Filter> filter, Optional<String> problem) {
        Translator t = call.t();
        String heading = filter.map(Filter::title).orElse(t.text("filters.new"));
        return renderer.page(
                status,
                new FilterPage(
                        renderer.around(call, Renderer.Subject.of(heading, "you")),
                        PATH + "/"
                                + filter.map(each -> Long.toString(each.id())).orElse("new"),
                        form.title(),
                        Arrays.stream(FilterContext.values())
                                .map(context -> new FilterPage.Context(
                                        context.apiName(),
                                        words(context, t),
                                        form.contexts().contains(context)))
                                .toList(),
                        form.action(),
                        form.keywords(),
                        filter.stream()
                                .flatMap(each -> each.posts().stream())
                                .map(post -> new FilterPage.FilteredPost(post.id(), "/statuses/" + post.status()))
                                .toList(),
                        filter.map(each -> expiry(each, t)).orElse(""),
                        times(form, filter.isPresent(), t),
                        problem));
    }

    private static List<FilterPage.Time> times(FilterForm form, boolean keep, Translator t) {
        Stream<FilterPage.Time> unchanged = keep
                ? Stream.of(new FilterPage.Time(
                        "", t.text("filters.time.keep"), form.time().isEmpty()))
                : Stream.empty();
        return Stream.concat(
                        unchanged,
                        FilterForm.TIMES.stream()
                                .map(name -> new FilterPage.Time(
                                        name, words(name, t), form.time().equals(name))))
                .toList();
    }

    private static String words(String time, Translator t) {
        return switch (time) {
            case "30m" -> t.text("filters.time.30m");
            case "1h" -> t.text("filters.time.1h");
            case "12h" -> t.text("filters.time.12h");
            case "1d" -> t.text("filters.time.1d");
            case "7d" -> t.text("filters.time.7d");
            case "30d" -> t.text("filters.time.30d");
            default -> t.text("filters.time.never");
        };
    }

    private static String words(FilterContext context, Translator t) {
        return switch (context) {
            case HOME -> t.text("filters.context.home");
            case NOTIFICATIONS -> t.text("filters.context.notifications");
            case PUBLIC -> t.text("filters.context.public");
            case THREAD -> t.text("filters.context.thread");
            case ACCOUNT -> t.text("filters.context.account");
        };
    }

    private static String keywords(Filter filter, Translator t) {
        String first = filter.keywords().stream()
                .limit(SHOWN_KEYWORDS)
                .map(Filter.Keyword::text)
                .collect(Collectors.joining(", "));
        int more = filter.keywords().size() - SHOWN_KEYWORDS;
        return more > 0 ? t.text("filters.keywords.more", "keywords", first, "count", more) : first;
    }

    private static String effect(Filter filter, Translator t) {
        String where = filter.contexts().stream()
                .sorted()
                .map(context -> words(context, t))
                .collect(Collectors.joining(", "));
        return switch (filter.action()) {
            case WARN -> t.text("filters.effect.warn", "where", where);
            case HIDE -> t.text("filters.effect.hide", "where", where);
            case BLUR -> t.text("filters.effect.blur", "where", where);
        };
    }

    private String expiry(Filter filter, Translator t) {
        return filter.expiresAt()
                .map(at -> filter.isActive(clock.instant())
                        ? t.text("filters.expires", "moment", Ago.exact(at, t))
                        : t.text("filters.expired", "moment", Ago.exact(at, t)))
                .orElse("");
    }

    private Filter filter(WebCall call) {
        return filters.get(me(call), id(call.part("id")));
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }

    /** @throws Refusal.NotFound if it is no id */
    static long id(String text) {
        if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refusal.NotFound();
        }
        return Long.parseLong(text);
    }
}
