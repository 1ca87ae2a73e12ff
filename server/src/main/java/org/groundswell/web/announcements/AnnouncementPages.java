package org.groundswell.web.announcements;

import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.announcements.AnnouncementId;
import org.groundswell.announcements.Announcements;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The current announcements, with buttons to dismiss them and to react to them. */
public final class AnnouncementPages implements Pages {
    private static final String PATH = "/announcements";

    private final Announcements announcements;
    private final Renderer renderer;
    private final InstantSource clock;

    public AnnouncementPages(Announcements announcements, WebParts parts) {
        this.announcements = announcements;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> show(call, 200, Optional.empty()));
        routes.post(PATH + "/{id}/dismiss", PageAccess.SIGNED_IN, call -> {
            announcements.dismiss(me(call), id(call));
            return Reply.seeOther(call.back(PATH));
        });
        routes.post(PATH + "/{id}/react", PageAccess.SIGNED_IN, this::react);
        routes.post(PATH + "/{id}/unreact", PageAccess.SIGNED_IN, call -> {
            announcements.unreact(me(call), id(call), emoji(call));
            return Reply.seeOther(call.back(PATH));
        });
    }

    private Reply react(WebCall call) {
        try {
            announcements.react(me(call), id(call), emoji(call));
            return Reply.seeOther(call.back(PATH));
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply show(WebCall call, int status, Optional<String> problem) {
        return renderer.page(
                status,
                new AnnouncementsPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("announcements.title"), "home")),
                        AnnouncementView.of(announcements.current(me(call)), clock.instant(), call.t()),
                        problem));
    }

    private static String emoji(WebCall call) {
        return call.params().textOr("emoji", "").strip();
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }

    private static AnnouncementId id(WebCall call) {
        return AnnouncementId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }
}
