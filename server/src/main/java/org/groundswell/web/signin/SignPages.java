package org.groundswell.web.signin;

import java.time.Duration;
import java.util.Optional;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.SignInStep;
import org.groundswell.http.AddressLimit;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.policies.Policies;
import org.groundswell.rendering.Countries;
import org.groundswell.rules.Rules;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.Visitors;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Signing in, up and out, and the one-time link with which the first administrator is made. */
public final class SignPages implements Pages {
    private final Logins logins;
    private final Rules rules;
    private final Policies policies;
    private final Visitors visitors;
    private final Renderer renderer;
    private final AddressLimit signUps;
    private final SignInForms forms;

    public SignPages(Logins logins, Rules rules, Policies policies, WebParts parts) {
        this.logins = logins;
        this.rules = rules;
        this.policies = policies;
        this.visitors = parts.visitors();
        this.renderer = parts.renderer();
        this.forms = new SignInForms(logins, parts);
        this.signUps = parts.limits().addressLimit(10, Duration.ofHours(1));
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/auth/sign_in", PageAccess.EVERYONE, call -> forms.signIn(call, 200, "", Optional.empty()));
        routes.post("/auth/sign_in", PageAccess.EVERYONE, this::signIn);
        routes.post("/auth/sign_in/code", PageAccess.EVERYONE, this::code);
        routes.get("/auth/sign_up", PageAccess.EVERYONE, call -> signUpForm(call, 200, Optional.empty()));
        routes.post("/auth/sign_up", PageAccess.EVERYONE, this::signUp);
        routes.post(
                "/auth/sign_out",
                PageAccess.SIGNED_IN_OR_RESTRICTED,
                call -> visitors.signOut(call.visitor(), Reply.seeOther("/")));
        routes.get("/setup/{token}", PageAccess.EVERYONE, this::setUpForm);
        routes.post("/setup/{token}", PageAccess.EVERYONE, this::setUp);
    }

    private Reply signIn(WebCall call) {
        Params params = call.params();
        String name = params.textOr("name", "");
        try {
            return switch (logins.beginSignIn(name, params.textOr("password", ""), call.origin())) {
                case SignInStep.Complete(var session) ->
                    visitors.signedIn(session, Reply.seeOther(SignInForms.next(call)));
                case SignInStep.NeedsCode(var ticket) -> forms.code(call, 200, ticket, Optional.empty());
            };
        } catch (Refusal.Unauthorised wrong) {
            return forms.signIn(call, 401, name, Optional.of(call.refusals().sentence(wrong)));
        } catch (Refusal.Forbidden waiting) {
            return forms.signIn(call, 403, name, Optional.of(call.refusals().sentence(waiting)));
        } catch (Refusal.TooMany often) {
            return SignInForms.later(
                    forms.signIn(call, 429, name, Optional.of(call.refusals().sentence(often))), often.retryAfter());
        } catch (Refusal.Unavailable busy) {
            return SignInForms.later(
                    forms.signIn(call, 503, name, Optional.of(call.refusals().sentence(busy))), busy.retryAfter());
        }
    }

    private Reply code(WebCall call) {
        Params params = call.params();
        String ticket = params.textOr("ticket", "");
        try {
            String session = logins.completeSignIn(ticket, params.textOr("code", ""), call.origin());
            return visitors.signedIn(session, Reply.seeOther(SignInForms.next(call)));
        } catch (Refusal.Unauthorised wrong) {
            return forms.code(call, 401, ticket, Optional.of(call.refusals().sentence(wrong)));
        } catch (Refusal.Forbidden expired) {
            return forms.signIn(call, 403, "", Optional.of(call.refusals().sentence(expired)));
        } catch (Refusal.TooMany often) {
            return SignInForms.later(
                    forms.code(call, 429, ticket, Optional.of(call.refusals().sentence(often))), often.retryAfter());
        }
    }

    private Reply signUp(WebCall call) {
        try {
            String from = call.call().from();
            signUps.take(call.call());
            Login login = logins.signUp(signUpForm(call.params()), from);
            if (!login.confirmed()) {
                return Reply.seeOther("/auth/sign_in?done=confirm");
            }
            return login.approved()
                    ? visitors.signIn(login.account(), call.origin(), Reply.seeOther(SignInForms.nextOfNewcomer(call)))
                    : Reply.seeOther("/?done=waiting");
        } catch (Refusal.Invalid invalid) {
            return signUpForm(call, 422, Optional.of(call.refusals().yours(invalid)));
        } catch (Refusal.Forbidden closed) {
            return signUpForm(call, 403, Optional.of(call.refusals().sentence(closed)));
        } catch (Refusal.TooMany often) {
            return SignInForms.later(
                    signUpForm(call, 429, Optional.of(call.refusals().sentence(often))), often.retryAfter());
        } catch (Refusal.Unavailable busy) {
            return SignInForms.later(
                    signUpForm(call, 503, Optional.of(call.refusals().sentence(busy))), busy.retryAfter());
        }
    }

    private Reply setUpForm(WebCall call) {
        if (logins.isSpentSetupToken(call.part("token"))) {
            return setUpBefore(call);
        }
        if (!logins.isSetupToken(call.part("token"))) {
            throw new Refusal.NotFound();
        }
        return setUpForm(call, 200, Optional.empty());
    }

    private Reply setUp(WebCall call) {
        try {
            Login login = logins.setUp(
                    call.part("token"), signUpForm(call.params()), call.call().from());
            return visitors.signIn(login.account(), call.origin(), Reply.seeOther("/settings"));
        } catch (Refusal.Invalid invalid) {
            return setUpForm(call, 422, Optional.of(call.refusals().yours(invalid)));
        } catch (Refusal.Forbidden refused) {
            if (logins.isSpentSetupToken(call.part("token"))) {
                return setUpBefore(call);
            }
            throw refused;
        }
    }

    /** For the right link, after the server has got its administrator. A wrong one is not found, as before. */
    private Reply setUpBefore(WebCall call) {
        return accountForm(call, 410, call.t().text("sign_up.title.set_up"), "", "set_up", Optional.empty());
    }

    private Reply signUpForm(WebCall call, int status, Optional<String> problem) {
        return visitors.withDevice(
                call,
                accountForm(
                        call,
                        status,
                        call.t().text("sign_up.title"),
                        "/auth/sign_up",
                        logins.mode(call.call().from()).word(),
                        problem));
    }

    private Reply setUpForm(WebCall call, int status, Optional<String> problem) {
        return accountForm(
                call, status, call.t().text("sign_up.title.setup"), "/setup/" + call.part("token"), "setup", problem);
    }

    /**
     * The form for a new account.
     *
     * @param kind how accounts are given: open, approval, invite, closed, setup, or set_up if setup has been done
     */
    private Reply accountForm(
            WebCall call, int status, String title, String action, String kind, Optional<String> problem) {
        Params params = call.params();
        return renderer.page(
                status,
                new SignUpPage(
                        renderer.around(call, Renderer.Subject.of(title, "you")),
                        action,
                        kind,
                        shown(signUpForm(params)),
                        SignInForms.next(call),
                        Countries.all(call.t()),
                        rules.inForce(),
                        policies.hasTerms(),
                        problem));
    }

    private static Logins.SignUp signUpForm(Params params) {
        return new Logins.SignUp(
                params.textOr("username", ""),
                params.textOr("email", ""),
                params.textOr("password", ""),
                params.textOr("country", ""),
                params.textOr("language", ""),
                params.textOr("reason", ""),
                params.textOr("invite", ""));
    }

    /** The typed values, to be corrected, without those that are far too long. The password is never sent back. */
    private static Logins.SignUp shown(Logins.SignUp typed) {
        return new Logins.SignUp(
                SignInForms.shown(typed.username()),
                SignInForms.shown(typed.email()),
                "",
                SignInForms.shown(typed.country()),
                SignInForms.shown(typed.language()),
                SignInForms.shown(typed.reason()),
                SignInForms.shown(typed.invite()));
    }
}
