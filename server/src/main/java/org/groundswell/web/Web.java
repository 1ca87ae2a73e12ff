package org.groundswell.web;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.groundswell.accounts.Accounts;
import org.groundswell.accounts.Follows;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.http.Call;
import org.groundswell.http.Face;
import org.groundswell.http.Failure;
import org.groundswell.http.Limits;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.http.Routes;
import org.groundswell.statuses.Composer;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Statuses;
import org.groundswell.tags.Tags;
import org.groundswell.timelines.Timelines;
import org.groundswell.trending.Trending;

/** The face that people see. Knows cookies and checks forms, so that no page has to. */
public final class Web implements Face {
    /** What pages show of the server's core. */
    public record Core(
            Accounts accounts,
            Follows follows,
            Logins logins,
            OAuth oauth,
            Statuses statuses,
            Interactions interactions,
            Composer composer,
            Timelines timelines,
            Tags tags,
            Trending trending) {}

    /**
     * What an operator has said of the server.
     *
     * @param secure whether people come over HTTPS
     */
    public record About(URI home, String title, String description, boolean secure) {}

    private final Assets assets = new Assets();
    private final Visitors visitors;
    private final Renderer renderer;
    private final Limits limits;
    private final List<Pages> pages;

    public Web(Core core, About about, Limits limits, InstantSource clock) {
        this.visitors = new Visitors(core.accounts(), core.logins(), about.secure());
        this.limits = limits;
        Page.Site site = new Page.Site(
                about.home().toString(),
                about.title(),
                about.description(),
                core.logins().mode() != RegistrationMode.CLOSED,
                assets);
        TrendViews trends = new TrendViews(core.trending(), core.tags(), clock);
        PostViews posts = new PostViews(core.statuses(), clock);
        this.renderer = new Renderer(new Templates(), site, trends);
        this.pages = List.of(
                new FrontPages(core.timelines(), posts, trends, renderer),
                new TagPages(core.tags(), core.timelines(), posts, renderer, clock),
                new PeoplePages(core.accounts(), core.follows(), core.timelines(), posts, renderer, clock),
                new PostPages(
                        core.statuses(),
                        core.interactions(),
                        core.accounts(),
                        core.logins(),
                        core.composer(),
                        posts,
                        renderer),
                new HomePages(core.timelines(), core.interactions(), posts, renderer),
                new SearchPages(core.tags(), core.accounts(), renderer),
                new SignPages(core.logins(), visitors, renderer),
                new SettingsPages(core.accounts(), core.logins(), visitors, renderer),
                new AuthorizePages(core.oauth(), renderer),
                new AdminPages(core.accounts(), core.logins(), site, renderer, clock));
    }

    @Override
    public void addRoutes(Routes routes) {
        routes.get("/assets/{name}", assets::answer);
        WebRoutes table = new WebRoutes() {
            @Override
            public void get(String path, Handler handler) {
                routes.get(path, call -> answer(call, handler));
            }

            @Override
            public void post(String path, Handler handler) {
                routes.post(
                        path,
                        call -> answer(call, form -> {
                            form.visitor().checkForm(form.params());
                            return handler.answer(form);
                        }));
            }
        };
        pages.forEach(each -> each.addTo(table));
    }

    @Override
    public boolean owns(String path) {
        return true;
    }

    @Override
    public Reply refuse(Call call, Failure failure) {
        Visitor visitor = visitors.of(call);
        if (failure.status() == 401 && failure.code().isEmpty()) {
            String back = call.method().equals("GET") ? new WebCall(call, visitor).here() : "/home";
            return Reply.seeOther("/auth/sign_in?next=" + Params.encode(back));
        }
        Reply page = renderer.page(
                failure.status(),
                new WebCall(call, visitor),
                "error",
                Renderer.Subject.of(heading(failure.status()), ""),
                Map.of("heading", heading(failure.status()), "message", message(failure)));
        return visitors.keep(call, visitor, page);
    }

    private Reply answer(Call call, WebRoutes.Handler handler) {
        Visitor visitor = visitors.of(call);
        limits.take(visitor.id(), call.from());
        Reply reply = handler.answer(new WebCall(call, visitor));
        boolean changed =
                reply.headers().stream().anyMatch(header -> header.name().equals("Set-Cookie"));
        return changed ? reply : visitors.keep(call, visitor, reply);
    }

    private static String message(Failure failure) {
        return failure.status() == 404
                ? "What you are looking for has been deleted, is not for you to see, or never was."
                : failure.message();
    }

    private static String heading(int status) {
        return switch (status) {
            case 404 -> "There is nothing here";
            case 403 -> "This is not for you to do";
            case 429 -> "Slowly, please";
            case 500 -> "Something broke";
            default -> "That did not work";
        };
    }
}
