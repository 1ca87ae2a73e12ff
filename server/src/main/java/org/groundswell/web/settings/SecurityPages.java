package org.groundswell.web.settings;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.Visitors;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The security settings: password, e-mail address, sessions, and apps that have access. */
public final class SecurityPages implements Pages {
    private static final String HERE = "/settings/security";

    /** Something that a form does. */
    private interface Change {
        Reply make();
    }

    private final Logins logins;
    private final OAuth oauth;
    private final Visitors visitors;
    private final Renderer renderer;
    private final InstantSource clock;

    public SecurityPages(Logins logins, OAuth oauth, WebParts parts) {
        this.logins = logins;
        this.oauth = oauth;
        this.visitors = parts.visitors();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(HERE, PageAccess.SIGNED_IN, call -> page(call, 200, Optional.empty()));
        routes.post("/settings/password", PageAccess.SIGNED_IN, this::password);
        routes.post("/settings/email", PageAccess.SIGNED_IN, this::email);
        routes.post("/settings/sessions/end", PageAccess.SIGNED_IN, this::endSession);
        routes.post("/settings/sessions/end-others", PageAccess.SIGNED_IN, this::endOthers);
        routes.post("/settings/apps/{id}/end", PageAccess.SIGNED_IN, this::endApp);
    }

    private Reply password(WebCall call) {
        Params params = call.params();
        return withProblems(call, () -> {
            logins.changePassword(call.visitor().me().id(), params.textOr("present", ""), params.textOr("wanted", ""));
            return visitors.signOut(call.visitor(), Reply.seeOther("/auth/sign_in?done=password"));
        });
    }

    private Reply email(WebCall call) {
        if (!logins.mail().isOn()) {
            throw new Refusal.NotFound();
        }
        Params params = call.params();
        return withProblems(call, () -> {
            logins.confirmations()
                    .beginChange(
                            call.visitor().me().id(),
                            params.textOr("present", ""),
                            params.textOr("email", ""),
                            call.call().from());
            return Reply.seeOther(HERE + "?done=change");
        });
    }

    private Reply endSession(WebCall call) {
        logins.sessions().end(call.visitor().me().id(), call.params().textOr("session", ""));
        return Reply.seeOther(HERE + "?done=ended");
    }

    private Reply endOthers(WebCall call) {
        logins.sessions().endOthers(call.visitor().me().id(), call.visitor().cookie());
        return Reply.seeOther(HERE + "?done=ended");
    }

    private Reply endApp(WebCall call) {
        String id = call.part("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new Refusal.NotFound();
        }
        oauth.revokeApp(call.visitor().me().id(), Long.parseLong(id));
        return Reply.seeOther(HERE + "?done=ended");
    }

    private Reply withProblems(WebCall call, Change change) {
        try {
            return change.make();
        } catch (Refusal.Unauthorised wrong) {
            return page(call, 401, Optional.of(call.refusals().sentence(wrong)));
        } catch (Refusal.Invalid invalid) {
            return page(call, 422, Optional.of(call.refusals().yours(invalid)));
        } catch (Refusal.TooMany often) {
            return page(call, 429, Optional.of(call.refusals().sentence(often)))
                    .with(
                            "Retry-After",
                            Long.toString(Math.max(1, often.retryAfter().toSeconds())));
        }
    }

    private Reply page(WebCall call, int status, Optional<String> problem) {
        AccountId me = call.visitor().me().id();
        Instant now = clock.instant();
        Translator t = call.t();
        return renderer.page(
                status,
                new SecurityPage(
                        renderer.around(call, Renderer.Subject.of(t.text("security.title"), "you")),
                        logins.login(me).orElseThrow(Refusal.NotFound::new).email(),
                        logins.mail().isOn(),
                        logins.sessions().of(me).stream()
                                .map(session -> new SecurityPage.SessionView(
                                        session.id(),
                                        session.origin().browser(),
                                        session.origin().network(),
                                        session.isOf(call.visitor().cookie()),
                                        Ago.of(session.createdAt(), now, t),
                                        Ago.of(session.lastUsedAt(), now, t)))
                                .toList(),
                        oauth.grantedApps(me).stream()
                                .map(app -> new SecurityPage.AppView(
                                        app.id(),
                                        app.name(),
                                        app.website(),
                                        app.scopes().toString(),
                                        Ago.of(app.since(), now, t),
                                        Ago.of(app.lastUsedAt(), now, t)))
                                .toList(),
                        problem));
    }
}
