package org.groundswell.web.scheduling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.polls.PollDraft;
import org.groundswell.rendering.Ago;
import org.groundswell.scheduling.ScheduledPost;
import org.groundswell.scheduling.Scheduling;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The list of scheduled posts, where each can be given another time or be deleted. All times are in UTC. */
public final class ScheduledPages implements Pages {
    public static final String PATH = "/scheduled";
    private static final int LONGEST_TIME = 30;

    private final Scheduling scheduling;
    private final Renderer renderer;

    public ScheduledPages(Scheduling scheduling, WebParts parts) {
        this.scheduling = scheduling;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> show(call, 200, Optional.empty()));
        routes.post(PATH + "/{id}/move", PageAccess.SIGNED_IN, this::move);
        routes.post(PATH + "/{id}/delete", PageAccess.SIGNED_IN, call -> {
            scheduling.delete(me(call), call.statusId().value());
            return Reply.seeOther(PATH);
        });
    }

    /**
     * The value of a field for a date and a time, in UTC.
     *
     * @throws Refusal.Invalid if it is none
     */
    public static Instant time(String typed) {
        if (typed.length() <= LONGEST_TIME) {
            try {
                return LocalDateTime.parse(typed.strip()).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException noTime) {
                // Refused below, like a text that is too long.
            }
        }
        throw new Refusal.Invalid("scheduled_at", "scheduled.time.page");
    }

    private Reply move(WebCall call) {
        try {
            scheduling.move(
                    me(call), call.statusId().value(), time(call.params().textOr("time", "")));
            return Reply.seeOther(PATH);
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private Reply show(WebCall call, int status, Optional<String> problem) {
        List<ScheduledPage.Item> items = scheduling.of(me(call), Page.first(Scheduling.MOST)).stream()
                .map(post -> item(post, call.t()))
                .toList();
        return renderer.page(
                status,
                new ScheduledPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("scheduled.title"), "write")),
                        items,
                        problem));
    }

    private static ScheduledPage.Item item(ScheduledPost post, Translator t) {
        return new ScheduledPage.Item(
                Long.toString(post.id()),
                Ago.exact(post.at(), t),
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        post.at().truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC)),
                post.draft().text().isEmpty()
                        ? post.draft().spoiler()
                        : post.draft().text(),
                post.draft().poll().map(PollDraft::options).orElse(List.of()),
                post.draft().media().map(List::size).orElse(0),
                post.problem().map(problem -> problem(problem, t)).orElse(""));
    }

    private static String problem(ScheduledPost.Problem problem, Translator t) {
        return switch (problem) {
            case ACCOUNT -> t.text("scheduled.failed.account");
            case PARENT_GONE -> t.text("scheduled.failed.gone");
            case NOT_ALLOWED -> t.text("scheduled.failed.forbidden");
            case NOT_VALID -> t.text("scheduled.failed.invalid");
        };
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }
}
