package org.groundswell.web.signin;

import java.time.Duration;
import java.util.Optional;
import org.groundswell.auth.Logins;
import org.groundswell.http.Reply;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.Visitors;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;

/** The forms of a sign-in: for the password, and for the code. */
final class SignInForms {
    /** The page for people who have just signed up. */
    static final String NEWCOMERS = "/welcome";

    private static final String HOME = "/home";
    /** In characters. A longer value is not shown again in a form. */
    private static final int LONGEST_SHOWN = 2_000;
    /** In characters. The whole address of an app's request for access has to fit. */
    private static final int LONGEST_NEXT = 8_000;

    private final Logins logins;
    private final Visitors visitors;
    private final Renderer renderer;

    SignInForms(Logins logins, WebParts parts) {
        this.logins = logins;
        this.visitors = parts.visitors();
        this.renderer = parts.renderer();
    }

    Reply signIn(WebCall call, int status, String name, Optional<String> problem) {
        return visitors.withDevice(
                call,
                renderer.page(
                        status,
                        new SignInPage(
                                renderer.around(
                                        call, Renderer.Subject.of(call.t().text("sign_in.title"), "you")),
                                shown(name),
                                next(call),
                                logins.mail().isOn(),
                                problem)));
    }

    Reply code(WebCall call, int status, String ticket, Optional<String> problem) {
        return renderer.page(
                status,
                new SecondFactorPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("second_factor.title"), "you")),
                        ticket,
                        next(call),
                        logins.passkeySignIns().isPossible(ticket),
                        problem));
    }

    /** The path to go to afterwards. */
    static String next(WebCall call) {
        String wanted = call.params().textOr("next", "");
        return wanted.length() <= LONGEST_NEXT ? WebCall.local(wanted, HOME) : HOME;
    }

    /** The same after a sign-up: people who came for nothing else are helped to fill their home timeline. */
    static String nextOfNewcomer(WebCall call) {
        String next = next(call);
        return next.equals(HOME) ? NEWCOMERS : next;
    }

    /** What was typed, to be corrected, unless it is far too long. */
    static String shown(String typed) {
        return typed.length() <= LONGEST_SHOWN ? typed : "";
    }

    static Reply later(Reply reply, Duration wait) {
        return reply.with("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }
}
