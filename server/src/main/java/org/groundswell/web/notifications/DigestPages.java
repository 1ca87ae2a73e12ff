package org.groundswell.web.notifications;

import org.groundswell.http.Reply;
import org.groundswell.notifications.Digests;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/**
 * Turns a digest off by the link in it, for people who are not signed in. Mail programs send the form themselves (RFC 8058),
 * without cookies. Opening the link changes nothing, since programs that look for harmful links open all of them.
 */
public final class DigestPages implements Pages {
    private static final String PATH = NotificationListPages.PATH + "/digest/{token}";

    private final Digests digests;
    private final Renderer renderer;

    public DigestPages(Digests digests, WebParts parts) {
        this.digests = digests;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.WITHOUT_COOKIES, call -> page(call, !digests.isToken(call.part("token"))));
        routes.post(PATH, PageAccess.WITHOUT_COOKIES, call -> {
            digests.turnOff(call.part("token"));
            return page(call, true);
        });
    }

    private Reply page(WebCall call, boolean off) {
        return renderer.page(new DigestPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("digest.title"), "")),
                        call.call().rawPath(),
                        off))
                .with("Cache-Control", "no-store");
    }
}
