package org.groundswell.web.settings;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Passkey;
import org.groundswell.auth.Passkeys;
import org.groundswell.auth.webauthn.Attestation;
import org.groundswell.http.Failure;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.ScriptReplies;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The list of passkeys, and adding, renaming and removing them. Adding needs the script {@code passkeys.js}. */
public final class PasskeyPages implements Pages {
    private static final String HERE = "/settings/passkeys";

    /** Something that a form does. */
    private interface Change {
        void make(AccountId me, Params params);
    }

    private final Logins logins;
    private final Passkeys passkeys;
    private final Renderer renderer;
    private final InstantSource clock;

    public PasskeyPages(Logins logins, WebParts parts) {
        this.logins = logins;
        this.passkeys = logins.passkeys();
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(HERE, PageAccess.SIGNED_IN, call -> page(call, 200, Optional.empty()));
        routes.post(HERE + "/options", PageAccess.SIGNED_IN, this::options);
        routes.post(
                HERE,
                PageAccess.SIGNED_IN,
                call -> change(
                        call,
                        (me, params) -> passkeys.add(
                                me,
                                call.visitor().cookie(),
                                params.textOr("name", ""),
                                new Attestation(params.textOr("client_data", ""), params.textOr("attestation", "")))));
        routes.post(
                HERE + "/rename",
                PageAccess.SIGNED_IN,
                call -> change(
                        call,
                        (me, params) -> passkeys.rename(me, params.textOr("passkey", ""), params.textOr("name", ""))));
        routes.post(
                HERE + "/remove",
                PageAccess.SIGNED_IN,
                call -> change(
                        call,
                        (me, params) ->
                                passkeys.remove(me, params.textOr("passkey", ""), params.textOr("present", ""))));
    }

    private Reply options(WebCall call) {
        Params params = call.params();
        return ScriptReplies.reply(
                call,
                () -> passkeys.begin(
                        call.visitor().me().id(),
                        params.textOr("present", ""),
                        params.textOr("code", ""),
                        call.visitor().cookie()));
    }

    private Reply change(WebCall call, Change change) {
        try {
            change.make(call.visitor().me().id(), call.params());
            return Reply.seeOther(HERE + "?done=saved");
        } catch (Refusal.Invalid invalid) {
            return page(call, 422, Optional.of(call.refusals().sentence(invalid)));
        } catch (Refusal.Unauthorised | Refusal.Forbidden | Refusal.Conflict refused) {
            return page(
                    call,
                    Failure.of(refused).status(),
                    Optional.of(call.refusals().sentence(refused)));
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
        List<Passkey> all = passkeys.of(me);
        return renderer.page(
                status,
                new PasskeysPage(
                        renderer.around(call, Renderer.Subject.of(t.text("passkeys.title"), "you")),
                        all.stream()
                                .map(each -> new PasskeysPage.PasskeyView(
                                        each.id(),
                                        each.name(),
                                        each.synced(),
                                        Ago.of(each.createdAt(), now, t),
                                        each.isUsed()
                                                ? Optional.of(Ago.of(each.lastUsedAt(), now, t))
                                                : Optional.empty()))
                                .toList(),
                        all.size() >= Passkeys.MOST,
                        logins.secondFactors().isOn(me),
                        call.origin().browser(),
                        problem));
    }
}
