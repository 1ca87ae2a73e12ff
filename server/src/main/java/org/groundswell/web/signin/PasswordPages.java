package org.groundswell.web.signin;

import java.util.Optional;
import org.groundswell.auth.LinkRequests;
import org.groundswell.auth.Logins;
import org.groundswell.auth.PasswordResets;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** New passwords in place of forgotten ones. */
public final class PasswordPages implements Pages {
    private final PasswordResets resets;
    private final LinkRequests requests;
    private final LinkForms forms;
    private final Renderer renderer;

    public PasswordPages(Logins logins, LinkRequests requests, WebParts parts) {
        this.resets = logins.passwordResets();
        this.requests = requests;
        this.renderer = parts.renderer();
        this.forms = new LinkForms(logins.mail(), renderer);
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/auth/password", PageAccess.EVERYONE, this::forgotForm);
        routes.post("/auth/password", PageAccess.EVERYONE, this::forgot);
        routes.get("/auth/password/{token}", PageAccess.EVERYONE, call -> passwordForm(call, 200, Optional.empty()));
        routes.post("/auth/password/{token}", PageAccess.EVERYONE, this::reset);
    }

    private Reply forgotForm(WebCall call) {
        return forms.form(call, 200, call.t().text("forgot.title"), call.t().text("forgot.lead"), Optional.empty());
    }

    private Reply forgot(WebCall call) {
        return forms.send(
                call, requests::reset, call.t().text("forgot.title"), call.t().text("forgot.lead"));
    }

    private Reply passwordForm(WebCall call, int status, Optional<String> problem) {
        forms.requireMail();
        String token = call.part("token");
        Optional<PasswordResets.ForgottenPassword> forgotten = resets.find(token);
        return LinkForms.secret(renderer.page(
                forgotten.isEmpty() ? 410 : status,
                new NewPasswordPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("reset.title"), "you")),
                        "/auth/password/" + token,
                        forgotten,
                        problem)));
    }

    private Reply reset(WebCall call) {
        forms.requireMail();
        try {
            resets.reset(
                    call.part("token"),
                    call.params().textOr("password", ""),
                    call.params().isOn("remove_passkeys"));
            return Reply.seeOther("/auth/sign_in?done=password");
        } catch (Refusal.Forbidden gone) {
            return passwordForm(call, 410, Optional.empty());
        } catch (Refusal.Invalid invalid) {
            return passwordForm(call, 422, Optional.of(call.refusals().yours(invalid)));
        } catch (Refusal.Unavailable busy) {
            Optional<String> problem = Optional.of(call.refusals().sentence(busy));
            return LinkForms.later(passwordForm(call, 503, problem), busy.retryAfter());
        }
    }
}
