package org.groundswell.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.statuses.Draft;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.Statuses;
import org.groundswell.words.Refusal;
import org.groundswell.words.StatusId;
import org.groundswell.words.Visibility;

/** Writing a post, an answer or a better version. What won't do comes back with the reason, and nothing typed is lost. */
final class WritePages implements Pages {
    private final Statuses statuses;
    private final Logins logins;
    private final Composing composing;
    private final PostViews posts;

    WritePages(Statuses statuses, Logins logins, Composing composing, PostViews posts) {
        this.statuses = statuses;
        this.logins = logins;
        this.composing = composing;
        this.posts = posts;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/write", this::write);
        routes.get("/share", this::write);
        routes.post("/write", this::post);
        routes.get("/statuses/{id}/edit", call -> {
            Status status = own(call);
            Composing.Typed before = new Composing.Typed(
                    status.content().text(), status.content().spoiler());
            return composing.page(call, 200, composing.edit(before, status, Optional.empty()));
        });
        routes.post("/statuses/{id}/edit", this::edit);
    }

    private Reply write(WebCall call) {
        Visibility usual = logins.login(call.visitor().me().id())
                .map(Login::defaultVisibility)
                .orElse(Visibility.PUBLIC);
        Optional<StatusId> question = call.params().text("to").flatMap(StatusId::parse);
        if (question.isPresent()) {
            Status asked = statuses.get(call.visitor().id(), question.get());
            PostView shown = posts.of(List.of(asked), call.visitor()).getFirst();
            Composing.Typed greeting = Composing.greeting(shown, call.visitor());
            return composing.page(call, 200, composing.answer(greeting, asked, shown, Optional.empty()));
        }
        Composing.Typed shared = new Composing.Typed(shared(call.params()), "");
        return composing.page(call, 200, composing.fresh(shared, usual, Optional.empty()));
    }

    private Reply post(WebCall call) {
        Params params = call.params();
        Optional<StatusId> question = params.text("to").flatMap(StatusId::parse);
        Visibility visibility =
                Visibility.parse(params.textOr("visibility", "")).orElse(Visibility.PUBLIC);
        Composing.Typed typed = typed(params);
        try {
            Draft draft = new Draft(
                    typed.text(),
                    typed.spoiler(),
                    Optional.empty(),
                    Optional.of(visibility),
                    params.text("language"),
                    question,
                    null,
                    params.text("key").filter(key -> !key.isBlank()));
            Status status = statuses.post(call.visitor().me().id(), draft).status();
            return Reply.seeOther(question.isPresent() ? composing.path(status) : call.back("/home?done=posted"));
        } catch (Refusal.Invalid invalid) {
            if (question.isEmpty()) {
                return composing.page(call, 422, composing.fresh(typed, visibility, problem(invalid)));
            }
            Status asked = statuses.get(call.visitor().id(), question.get());
            PostView shown = posts.of(List.of(asked), call.visitor()).getFirst();
            return composing.page(call, 422, composing.answer(typed, asked, shown, problem(invalid)));
        }
    }

    private Reply edit(WebCall call) {
        Status status = own(call);
        Composing.Typed typed = typed(call.params());
        try {
            Draft draft = new Draft(
                    typed.text(),
                    typed.spoiler(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    null,
                    Optional.empty());
            return Reply.seeOther(
                    composing.path(statuses.edit(call.visitor().me().id(), status.id(), draft)));
        } catch (Refusal.Invalid invalid) {
            return composing.page(call, 422, composing.edit(typed, status, problem(invalid)));
        }
    }

    private Status own(WebCall call) {
        Status status = statuses.get(call.visitor().id(), call.statusId());
        if (!status.account().equals(call.visitor().me().id()) || status.isBoost()) {
            throw new Refusal.NotFound();
        }
        return status;
    }

    private static Composing.Typed typed(Params params) {
        return new Composing.Typed(params.textOr("text", ""), params.textOr("spoiler", ""));
    }

    private static Optional<String> problem(Refusal.Invalid invalid) {
        return Optional.of("The " + invalid.field() + " " + invalid.reason() + ".");
    }

    /** What other pages and apps hand over: a text, a tag, an address. */
    private static String shared(Params params) {
        List<String> parts = new ArrayList<>();
        params.text("text").map(String::strip).ifPresent(parts::add);
        params.text("url").map(String::strip).ifPresent(parts::add);
        params.text("tag").map(tag -> tag.startsWith("#") ? tag : "#" + tag).ifPresent(parts::add);
        parts.removeIf(part -> part.isEmpty() || part.equals("#"));
        return String.join(" ", parts);
    }
}
