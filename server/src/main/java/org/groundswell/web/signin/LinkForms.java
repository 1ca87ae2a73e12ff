package org.groundswell.web.signin;

import java.time.Duration;
import java.util.Optional;
import org.groundswell.auth.AccountMail;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.text.EmailAddress;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;

/** The forms for an address to which a link is sent, and what pages behind such links have in common. */
final class LinkForms {
    /** Asks for a link. */
    interface Request {
        void send(String email, String network);
    }

    private final AccountMail mail;
    private final Renderer renderer;

    LinkForms(AccountMail mail, Renderer renderer) {
        this.mail = mail;
        this.renderer = renderer;
    }

    /** @throws Refusal.NotFound if the server sends no e-mail: then there are no such pages */
    void requireMail() {
        if (!mail.isOn()) {
            throw new Refusal.NotFound();
        }
    }

    Reply form(WebCall call, int status, String title, String lead, Optional<String> problem) {
        requireMail();
        String typed = call.params().textOr("email", "");
        return renderer.page(
                status,
                new AddressPage(
                        renderer.around(call, Renderer.Subject.of(title, "you")),
                        lead,
                        call.call().path(),
                        typed.length() <= EmailAddress.LONGEST ? typed : "",
                        problem));
    }

    /** Sends the form. The response is the same whether an account has the address or not. */
    Reply send(WebCall call, Request request, String title, String lead) {
        requireMail();
        try {
            request.send(call.params().textOr("email", ""), call.call().from());
            return Reply.seeOther("/auth/sign_in?done=requested");
        } catch (Refusal.Invalid invalid) {
            return form(call, 422, title, lead, Optional.of(call.refusals().yours(invalid)));
        } catch (Refusal.TooMany often) {
            return later(
                    form(call, 429, title, lead, Optional.of(call.refusals().sentence(often))), often.retryAfter());
        }
    }

    /** A page whose address is a secret: it is not stored anywhere. */
    static Reply secret(Reply reply) {
        return reply.with("Cache-Control", "no-store");
    }

    static Reply later(Reply reply, Duration wait) {
        return reply.with("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }
}
