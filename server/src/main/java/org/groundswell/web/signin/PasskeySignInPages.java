package org.groundswell.web.signin;

import java.util.Optional;
import org.groundswell.auth.Logins;
import org.groundswell.auth.PasskeySignIns;
import org.groundswell.auth.webauthn.Assertion;
import org.groundswell.http.Failure;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.ScriptReplies;
import org.groundswell.web.shell.Visitors;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Signing in with a passkey, alone or after a password, whose ticket the form then has. */
public final class PasskeySignInPages implements Pages {
    private static final String HERE = "/auth/sign_in/passkey";

    private final PasskeySignIns signIns;
    private final Visitors visitors;
    private final SignInForms forms;

    public PasskeySignInPages(Logins logins, WebParts parts) {
        this.signIns = logins.passkeySignIns();
        this.visitors = parts.visitors();
        this.forms = new SignInForms(logins, parts);
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.post(HERE + "/options", PageAccess.EVERYONE, this::options);
        routes.post(HERE, PageAccess.EVERYONE, this::signIn);
    }

    private Reply options(WebCall call) {
        String ticket = call.params().textOr("ticket", "");
        String browser = call.visitor().cookie();
        return ScriptReplies.reply(
                call,
                () -> ticket.isEmpty()
                        ? signIns.begin(browser, call.origin())
                        : signIns.beginSecond(ticket, browser, call.origin()));
    }

    private Reply signIn(WebCall call) {
        Params params = call.params();
        String ticket = params.textOr("ticket", "");
        String browser = call.visitor().cookie();
        Assertion response = new Assertion(
                params.textOr("credential", ""),
                params.textOr("client_data", ""),
                params.textOr("authenticator_data", ""),
                params.textOr("signature", ""),
                params.textOr("user_handle", ""));
        try {
            String session = ticket.isEmpty()
                    ? signIns.complete(browser, response, call.origin())
                    : signIns.completeSecond(ticket, browser, response, call.origin());
            return visitors.signedIn(session, Reply.seeOther(SignInForms.next(call)));
        } catch (Refusal.Unauthorised | Refusal.Forbidden refused) {
            return form(call, ticket, refused);
        } catch (Refusal.TooMany often) {
            return SignInForms.later(form(call, ticket, often), often.retryAfter());
        }
    }

    /** The form again from which the attempt came; the first one if the sign-in has to begin again. */
    private Reply form(WebCall call, String ticket, Refusal refused) {
        int status = Failure.of(refused).status();
        Optional<String> problem = Optional.of(call.refusals().sentence(refused));
        return signIns.isPossible(ticket)
                ? forms.code(call, status, ticket, problem)
                : forms.signIn(call, status, "", problem);
    }
}
