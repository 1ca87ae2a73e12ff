package org.groundswell.web.settings;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.profiles.AttributionDomains;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The settings of the websites whose pages may name the visitor as their author. */
public final class AttributionPages implements Pages {
    private static final String PATH = "/settings/attribution";
    /** In characters. A longer text isn't shown again. */
    private static final int LONGEST_SHOWN = 10_000;

    private final AttributionDomains domains;
    private final Renderer renderer;

    public AttributionPages(AttributionDomains domains, WebParts parts) {
        this.domains = domains;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> form(call, 200, stored(call), Optional.empty()));
        routes.post(PATH, PageAccess.SIGNED_IN, this::save);
    }

    private Reply save(WebCall call) {
        AccountId me = call.visitor().me().id();
        String typed = call.params().textOr("domains", "");
        try {
            Set<String> checked = AttributionDomains.checked(typed.lines().toList());
            domains.set(me, checked);
            return Reply.seeOther(PATH + "?done=saved");
        } catch (Refusal.Invalid invalid) {
            String shown = typed.length() <= LONGEST_SHOWN ? typed : stored(call);
            return form(call, 422, shown, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private String stored(WebCall call) {
        return String.join("\n", domains.of(call.visitor().me().id()));
    }

    private Reply form(WebCall call, int status, String typed, Optional<String> problem) {
        return renderer.page(
                status,
                new AttributionPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("attribution.title"), "you")),
                        typed,
                        AttributionDomains.MOST,
                        "@" + call.visitor().me().acct() + "@"
                                + URI.create(renderer.home()).getAuthority(),
                        problem));
    }
}
