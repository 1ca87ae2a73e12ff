package org.groundswell.web.shell;

import io.helidon.http.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.config.HelpLines;
import org.groundswell.db.DatabaseException;
import org.groundswell.http.Call;
import org.groundswell.http.Endpoint;
import org.groundswell.http.Face;
import org.groundswell.http.Failure;
import org.groundswell.http.Limits;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.http.Routes;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.Refusal;
import org.groundswell.text.RefusalText;
import org.groundswell.text.Translator;
import org.groundswell.web.view.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The face that people see. Knows cookies and checks forms, so that no page has to. */
public final class Web implements Face, Metered, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Web.class);

    /** The page that tells a visitor why the account can't be used. */
    private static final String RESTRICTED = "/account-status";

    /**
     * The settings of the server that pages show.
     *
     * @param contact the operator's e-mail address, or an empty text
     * @param secure whether the server is reached over HTTPS
     * @param helpLines help lines by country
     */
    public record About(
            URI home,
            String title,
            String description,
            String contact,
            boolean secure,
            HelpLines helpLines,
            boolean translates) {}

    private final AssetFiles assets;
    private final Visitors visitors;
    private final Renderer renderer;
    private final Limits limits;
    private final List<Pages> pages = new ArrayList<>();

    /** @param pages those of all features */
    public Web(WebParts parts, List<Pages> pages) {
        this.assets = new AssetFiles(parts.assets());
        this.visitors = parts.visitors();
        this.renderer = parts.renderer();
        this.limits = parts.limits();
        this.pages.add(new ManifestPages(parts.site()));
        this.pages.addAll(pages);
    }

    @Override
    public void addRoutes(Routes routes) {
        routes.get("/assets/{name}", assets::answer);
        pages.forEach(each -> each.addTo((method, path, access, handler) -> {
            Endpoint endpoint = call -> answer(call, access, handler);
            if (method.equals(Method.POST)) {
                routes.post(path, endpoint);
            } else {
                routes.get(path, endpoint);
            }
        }));
    }

    /** The pages at a glance: a line for each route, with its method, its path and the visitors it is for. */
    public List<String> routes() {
        List<String> lines = new ArrayList<>();
        for (Pages each : pages) {
            each.addTo((method, path, access, _) -> lines.add(method.text() + " " + path + " " + access));
        }
        return lines.stream().sorted().toList();
    }

    @Override
    public void meter(Meters meters) {
        for (Pages each : pages) {
            if (each instanceof Metered metered) {
                metered.meter(meters);
            }
        }
    }

    /** Ends background work and open streams. */
    @Override
    public void close() {
        pages.forEach(Pages::close);
    }

    @Override
    public boolean owns(String path) {
        return true;
    }

    /**
     * Reads no parameters, and works without a database: it may be what failed. Sets no cookie: for strangers the page has no
     * form, and programs and frames get it too ({@link PageAccess#WITHOUT_COOKIES}).
     */
    @Override
    public Reply refuse(Call call, Failure failure) {
        WebCall page = new WebCall(call, visitor(call));
        if (failure.status() == 401 && failure.code().isEmpty()) {
            String back = call.method().equals("GET") ? page.here() : "/home";
            return Reply.seeOther("/auth/sign_in?next=" + Params.encode(back));
        }
        Translator t = page.t();
        return renderer.error(failure.status(), page, heading(t, failure.status()), message(t, failure));
    }

    /** The visitor; a stranger if it can't be determined. */
    private Visitor visitor(Call call) {
        try {
            return visitors.of(call);
        } catch (DatabaseException | Refusal.Unavailable down) {
            LOG.atDebug().setCause(down).log("an error page is shown as to a stranger");
            return Visitor.STRANGER;
        }
    }

    private Reply answer(Call call, PageAccess access, WebRoutes.Handler handler) {
        if (access == PageAccess.WITHOUT_COOKIES) {
            limits.take(Optional.empty(), call.from());
            return handler.answer(new WebCall(call, Visitor.STRANGER));
        }
        Visitor visitor = visitors.of(call);
        limits.take(visitor.id(), call.from());
        WebCall page = new WebCall(call, visitor);
        switch (handler) {
            case WebRoutes.LargeUploadHandler large -> {
                // Before its files are received.
                access.check(visitor);
                call.allowFiles(large.space());
            }
            case WebRoutes.UploadHandler _ -> call.allowFiles();
            default -> {}
        }
        if (call.method().equals("POST")) {
            visitor.checkForm(page.params());
        }
        access.check(visitor);
        if (visitor.account()
                        .filter(account -> !account.restrictions().mayAct())
                        .isPresent()
                && !access.isForRestricted()) {
            return Reply.seeOther(RESTRICTED);
        }
        return visitors.keep(call, visitor, handler.answer(page));
    }

    private static String message(Translator t, Failure failure) {
        if (failure.status() == 404 && failure.message().key().equals("error.not_found")) {
            return t.text("error.page.not_found");
        }
        RefusalText text = new RefusalText(t);
        if (!failure.problems().isEmpty()) {
            return text.sentences(failure.problems());
        }
        // An app's mistake: its developers look for the code.
        return failure.code()
                .map(code -> t.text("error.page.app", "text", failure.message(), "code", code))
                .orElseGet(() -> text.sentence(failure.message()));
    }

    private static String heading(Translator t, int status) {
        return switch (status) {
            case 400 -> t.text("error.heading.malformed");
            case 403 -> t.text("error.heading.forbidden");
            case 404 -> t.text("error.heading.not_found");
            case 410 -> t.text("error.heading.gone");
            case 429 -> t.text("error.heading.too_many_requests");
            case 500 -> t.text("error.heading.bug");
            case 503 -> t.text("error.heading.unavailable");
            default -> t.text("error.heading.other");
        };
    }
}
