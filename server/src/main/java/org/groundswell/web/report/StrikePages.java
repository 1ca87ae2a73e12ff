package org.groundswell.web.report;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.groundswell.accounts.Restrictions;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.moderation.Appeal;
import org.groundswell.moderation.Appeals;
import org.groundswell.moderation.Strike;
import org.groundswell.moderation.StrikeId;
import org.groundswell.moderation.Strikes;
import org.groundswell.moderation.Suspensions;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.MediaWords;

/**
 * The decisions of moderators about a person's account, with appeals: in the settings, and at an address that also a person
 * whose account is frozen or suspended can open.
 */
public final class StrikePages implements Pages {
    public static final String STATUS = "/account-status";
    private static final String SETTINGS = "/settings/strikes";

    private final Strikes strikes;
    private final Appeals appeals;
    private final Renderer renderer;
    private final InstantSource clock;

    public StrikePages(Strikes strikes, Appeals appeals, WebParts parts) {
        this.strikes = strikes;
        this.appeals = appeals;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(STATUS, PageAccess.SIGNED_IN_OR_RESTRICTED, call -> show(call, 200, Optional.empty()));
        routes.get(SETTINGS, PageAccess.SIGNED_IN, call -> show(call, 200, Optional.empty()));
        routes.post(STATUS + "/{id}/appeal", PageAccess.SIGNED_IN_OR_RESTRICTED, this::appeal);
    }

    private Reply appeal(WebCall call) {
        StrikeId id = StrikeId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
        try {
            appeals.file(call.visitor().me().id(), id, call.params().textOr("text", ""));
            return Reply.seeOther(STATUS + "?done=appealed");
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, Optional.of(call.refusals().yours(invalid)));
        } catch (Refusal.Conflict closed) {
            return show(call, 409, Optional.of(call.refusals().sentence(closed)));
        }
    }

    private Reply show(WebCall call, int status, Optional<String> problem) {
        Instant now = clock.instant();
        Restrictions restrictions = call.visitor().me().restrictions();
        return renderer.page(
                status,
                new StrikesPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("strikes.title"), "you")),
                        call.call().path().equals(SETTINGS),
                        lead(restrictions, call.t()),
                        strikes.of(call.visitor().me().id()).stream()
                                .map(strike -> view(strike, now, call.t()))
                                .toList(),
                        problem));
    }

    private static String lead(Restrictions restrictions, Translator t) {
        if (restrictions.suspendedAt().isPresent()) {
            Instant end = restrictions.suspendedAt().get().plus(Suspensions.KEPT);
            return t.text("strikes.suspended", "date", Ago.exact(end, t));
        }
        if (restrictions.frozen()) {
            return t.text("strikes.frozen");
        }
        return restrictions.limited() ? t.text("strikes.limited") : t.text("strikes.lead");
    }

    private static StrikesPage.StrikeView view(Strike strike, Instant now, Translator t) {
        return new StrikesPage.StrikeView(
                strike.id().toString(),
                t.text("strike." + strike.type().apiName()),
                strike.text(),
                strike.posts().stream()
                        .map(post -> new StrikesPage.PostView(
                                post.spoiler().isEmpty() ? post.text() : post.spoiler() + "\n" + post.text(),
                                post.media().stream()
                                        .map(each -> MediaWords.of(each, t))
                                        .toList(),
                                post.options()))
                        .toList(),
                Ago.of(strike.at(), now, t),
                !strike.isInForce(),
                strike.canBeAppealed(now)
                        ? Optional.of(new Ago(
                                t.moment("time.day", strike.appealUntil()),
                                Ago.exact(strike.appealUntil(), t),
                                strike.appealUntil().toString()))
                        : Optional.empty(),
                strike.appeal().map(Appeal::text).orElse(""),
                strike.appeal()
                        .map(appeal -> t.text("strikes.appeal." + appeal.state().word()))
                        .orElse(""));
    }
}
