package org.groundswell.web.safety;

import java.time.Duration;
import java.util.Optional;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Ago;
import org.groundswell.shield.Shield;
import org.groundswell.shield.Shields;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The safety page, and raising and lowering the shield. */
public final class SafetyPages implements Pages {
    private static final String PATH = "/settings/safety";

    private final Shields shields;
    private final Renderer renderer;

    public SafetyPages(Shields shields, WebParts parts) {
        this.shields = shields;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> show(call, 200, Optional.empty()));
        routes.post(PATH, PageAccess.SIGNED_IN, call -> {
            shields.setMode(
                    call.visitor().me().id(),
                    Shield.Mode.parse(call.params().textOr("mode", "")).orElse(Shield.Mode.AUTOMATIC));
            return Reply.seeOther(PATH + "?done=saved");
        });
        routes.post(PATH + "/raise", PageAccess.SIGNED_IN, this::raise);
        routes.post(PATH + "/lower", PageAccess.SIGNED_IN, call -> {
            shields.lower(call.visitor().me().id());
            return Reply.seeOther(PATH);
        });
    }

    private Reply raise(WebCall call) {
        try {
            Duration length =
                    call.params().number("duration").map(Duration::ofSeconds).orElse(Shield.DEFAULT_DURATION);
            shields.raise(call.visitor().me().id(), length);
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, Optional.of(call.refusals().yours(invalid)));
        }
    }

    private Reply show(WebCall call, int status, Optional<String> problem) {
        Shield shield = shields.of(call.visitor().me().id());
        Translator t = call.t();
        return renderer.page(
                status,
                new SafetyPage(
                        renderer.around(call, Renderer.Subject.of(t.text("safety.title"), "you")),
                        shield.up()
                                .map(up -> new SafetyPage.Up(
                                        up.automatic(),
                                        Ago.exact(up.endsAt(), t),
                                        up.endsAt().toString())),
                        Shield.DURATIONS.stream()
                                .map(length -> new SafetyPage.Length(
                                        length.toSeconds(),
                                        t.text(
                                                "safety.shield.length",
                                                "hours",
                                                length.toHours(),
                                                "days",
                                                length.toDays()),
                                        length.equals(Shield.DEFAULT_DURATION)))
                                .toList(),
                        shield.mode().word(),
                        problem));
    }
}
