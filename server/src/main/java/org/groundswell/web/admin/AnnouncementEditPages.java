package org.groundswell.web.admin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.groundswell.announcements.Announcement;
import org.groundswell.announcements.AnnouncementEditor;
import org.groundswell.announcements.AnnouncementId;
import org.groundswell.announcements.Announcements;
import org.groundswell.announcements.ShownAnnouncement;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Ago;
import org.groundswell.web.admin.AnnouncementEditPage.Typed;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The page on which administrators write announcements. */
public final class AnnouncementEditPages implements Pages {
    private static final String PATH = "/admin/announcements";

    private final Announcements announcements;
    private final AnnouncementEditor editor;
    private final Renderer renderer;
    private final InstantSource clock;

    public AnnouncementEditPages(Announcements announcements, AnnouncementEditor editor, WebParts parts) {
        this.announcements = announcements;
        this.editor = editor;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.ADMIN, call -> show(call, 200, new Typed("", ""), Optional.empty()));
        routes.post(PATH, PageAccess.ADMIN, this::publish);
        routes.post(PATH + "/{id}", PageAccess.ADMIN, this::change);
        routes.post(PATH + "/{id}/delete", PageAccess.ADMIN, call -> {
            editor.delete(me(call), id(call));
            return Reply.seeOther(PATH);
        });
    }

    private Reply publish(WebCall call) {
        Typed typed = typed(call);
        try {
            editor.publish(me(call), typed.text(), end(typed));
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, typed, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply change(WebCall call) {
        Typed typed = typed(call);
        try {
            editor.change(me(call), id(call), call.params().textOr("version", ""), typed.text(), end(typed));
            return Reply.seeOther(PATH + "?done=saved");
        } catch (Refusal.Invalid invalid) {
            return show(
                    call, 422, new Typed("", ""), Optional.of(call.refusals().sentence(invalid)));
        } catch (Refusal.Conflict changed) {
            // What was typed is kept in the form for a new one.
            return show(call, 409, typed, Optional.of(call.refusals().sentence(changed)));
        }
    }

    private Reply show(WebCall call, int status, Typed typed, Optional<String> problem) {
        return renderer.page(
                status,
                new AnnouncementEditPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("announcements.title"), "you")),
                        announcements.all().stream()
                                .map(each -> entry(each, call))
                                .toList(),
                        typed,
                        problem));
    }

    private AnnouncementEditPage.Entry entry(ShownAnnouncement shown, WebCall call) {
        Announcement announcement = shown.announcement();
        Instant now = clock.instant();
        return new AnnouncementEditPage.Entry(
                announcement.id().toString(),
                announcement.version(),
                new Typed(
                        announcement.text(),
                        announcement
                                .endsAt()
                                .map(AnnouncementEditPages::typedTime)
                                .orElse("")),
                Ago.of(announcement.publishedAt(), now, call.t()),
                announcement.endsAt().filter(end -> !end.isAfter(now)).isPresent(),
                shown.reactions());
    }

    private static String typedTime(Instant at) {
        return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MINUTES), ZoneOffset.UTC)
                .toString();
    }

    private static Typed typed(WebCall call) {
        return new Typed(
                call.params().textOr("text", ""),
                call.params().textOr("ends_at", "").strip());
    }

    private static Optional<Instant> end(Typed typed) {
        try {
            return typed.endsAt().isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(typed.endsAt()).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException wrong) {
            throw new Refusal.Invalid("ends_at", "error.date_and_time");
        }
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }

    private static AnnouncementId id(WebCall call) {
        return AnnouncementId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
    }
}
