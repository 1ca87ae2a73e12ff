package org.groundswell.web.signin;

import java.util.Optional;
import org.groundswell.auth.Confirmations;
import org.groundswell.auth.LinkRequests;
import org.groundswell.auth.Logins;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The confirmation of e-mail addresses. */
public final class ConfirmationPages implements Pages {
    private final Confirmations confirmations;
    private final LinkRequests requests;
    private final LinkForms forms;
    private final Renderer renderer;

    public ConfirmationPages(Logins logins, LinkRequests requests, WebParts parts) {
        this.confirmations = logins.confirmations();
        this.requests = requests;
        this.renderer = parts.renderer();
        this.forms = new LinkForms(logins.mail(), renderer);
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/auth/confirmation", PageAccess.EVERYONE, this::resendForm);
        routes.post("/auth/confirmation", PageAccess.EVERYONE, this::resend);
        routes.get("/auth/confirm/{token}", PageAccess.EVERYONE, call -> confirmForm(call, 200));
        routes.post("/auth/confirm/{token}", PageAccess.EVERYONE, this::confirm);
    }

    private Reply resendForm(WebCall call) {
        return forms.form(call, 200, call.t().text("resend.title"), call.t().text("resend.lead"), Optional.empty());
    }

    private Reply resend(WebCall call) {
        return forms.send(
                call,
                requests::confirmation,
                call.t().text("resend.title"),
                call.t().text("resend.lead"));
    }

    private Reply confirmForm(WebCall call, int status) {
        forms.requireMail();
        String token = call.part("token");
        Optional<Confirmations.Pending> pending = confirmations.find(token);
        return LinkForms.secret(renderer.page(
                pending.isEmpty() ? 410 : status,
                new ConfirmPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("confirm.title"), "you")),
                        "/auth/confirm/" + token,
                        pending)));
    }

    private Reply confirm(WebCall call) {
        forms.requireMail();
        boolean isNew;
        try {
            isNew = confirmations.confirm(call.part("token"));
        } catch (Refusal.Forbidden | Refusal.Invalid gone) {
            return confirmForm(call, 422);
        }
        if (call.visitor().isSignedIn()) {
            return Reply.seeOther("/settings/security?done=confirmed");
        }
        return Reply.seeOther(
                "/auth/sign_in?done=confirmed" + (isNew ? "&next=" + Params.encode(SignInForms.NEWCOMERS) : ""));
    }
}
