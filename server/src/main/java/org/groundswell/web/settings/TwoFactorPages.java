package org.groundswell.web.settings;

import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.SecondFactors;
import org.groundswell.charts.QrSvg;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Setting up two-factor authentication, making recovery codes, and turning it off. */
public final class TwoFactorPages implements Pages {
    private static final String HERE = "/settings/two-factor";

    /** Something that a form does. */
    private interface Change {
        Reply make(AccountId me, Params params);
    }

    private final SecondFactors secondFactors;
    private final Renderer renderer;
    private final String host;

    public TwoFactorPages(SecondFactors secondFactors, WebParts parts) {
        this.secondFactors = secondFactors;
        this.renderer = parts.renderer();
        this.host = parts.host();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(HERE, PageAccess.SIGNED_IN, call -> page(call, 200, List.of(), Optional.empty()));
        routes.post(
                HERE + "/begin",
                PageAccess.SIGNED_IN,
                call -> withProblems(call, (me, params) -> {
                    secondFactors.begin(me, params.textOr("present", ""));
                    return Reply.seeOther(HERE);
                }));
        routes.post(
                HERE + "/confirm",
                PageAccess.SIGNED_IN,
                call -> withProblems(
                        call,
                        (me, params) -> page(
                                call, 200, secondFactors.confirm(me, params.textOr("code", "")), Optional.empty())));
        routes.post(
                HERE + "/codes",
                PageAccess.SIGNED_IN,
                call -> withProblems(
                        call,
                        (me, params) -> page(
                                call,
                                200,
                                secondFactors.newRecoveryCodes(
                                        me, params.textOr("present", ""), params.textOr("code", "")),
                                Optional.empty())));
        routes.post(
                HERE + "/off",
                PageAccess.SIGNED_IN,
                call -> withProblems(call, (me, params) -> {
                    secondFactors.turnOff(me, params.textOr("present", ""), params.textOr("code", ""));
                    return Reply.seeOther(HERE + "?done=saved");
                }));
    }

    private Reply withProblems(WebCall call, Change change) {
        try {
            return change.make(call.visitor().me().id(), call.params());
        } catch (Refusal.Unauthorised wrong) {
            return problem(call, 401, wrong);
        } catch (Refusal.Conflict conflict) {
            return problem(call, 409, conflict);
        } catch (Refusal.TooMany often) {
            return problem(call, 429, often)
                    .with(
                            "Retry-After",
                            Long.toString(Math.max(1, often.retryAfter().toSeconds())));
        }
    }

    private Reply problem(WebCall call, int status, Refusal refusal) {
        return page(call, status, List.of(), Optional.of(call.refusals().sentence(refusal)));
    }

    private Reply page(WebCall call, int status, List<String> newCodes, Optional<String> problem) {
        AccountId me = call.visitor().me().id();
        return renderer.page(
                        status,
                        new TwoFactorPage(
                                renderer.around(
                                        call, Renderer.Subject.of(call.t().text("two_factor.title"), "you")),
                                secondFactors.isOn(me),
                                secondFactors.recoveryCodesLeft(me),
                                secondFactors.pendingSecret(me).map(secret -> setup(call, secret)),
                                newCodes,
                                problem))
                // It may show a secret.
                .with("Cache-Control", "no-store");
    }

    /** The address is the one that authenticator apps read ("Key Uri Format"). */
    private TwoFactorPage.Setup setup(WebCall call, String secret) {
        String name = call.visitor().me().acct().username();
        String address = "otpauth://totp/" + host + ":" + name + "?secret=" + secret + "&issuer=" + host;
        String svg =
                QrSvg.of(QrCode.encodeText(address, QrCode.Ecc.MEDIUM), call.t().text("two_factor.title"));
        String picture = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
        return new TwoFactorPage.Setup(secret.replaceAll("(.{4})(?!$)", "$1 "), "data:image/svg+xml;base64," + picture);
    }
}
