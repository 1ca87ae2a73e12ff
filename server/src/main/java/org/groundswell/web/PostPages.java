package org.groundswell.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.Secrets;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.statuses.Composer;
import org.groundswell.statuses.Conversation;
import org.groundswell.statuses.Draft;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.Statuses;
import org.groundswell.words.AccountId;
import org.groundswell.words.Refusal;
import org.groundswell.words.StatusId;
import org.groundswell.words.Visibility;

/** A post with its thread, and everything one does with posts: write, edit, delete, boost, favourite, bookmark. */
public final class PostPages implements Pages {
    private final Statuses statuses;
    private final Interactions interactions;
    private final Accounts accounts;
    private final Logins logins;
    private final Composer composer;
    private final PostViews posts;
    private final Renderer renderer;
    private final Secrets secrets = new Secrets();

    PostPages(
            Statuses statuses,
            Interactions interactions,
            Accounts accounts,
            Logins logins,
            Composer composer,
            PostViews posts,
            Renderer renderer) {
        this.statuses = statuses;
        this.interactions = interactions;
        this.accounts = accounts;
        this.logins = logins;
        this.composer = composer;
        this.posts = posts;
        this.renderer = renderer;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/@{acct}/{id}", this::thread);
        routes.get("/statuses/{id}", this::permanent);
        routes.get("/write", this::write);
        routes.get("/share", this::write);
        routes.post("/write", this::post);
        routes.get("/statuses/{id}/edit", this::editing);
        routes.post("/statuses/{id}/edit", this::edit);
        routes.get("/statuses/{id}/history", this::history);
        routes.post("/statuses/{id}/delete", this::delete);
        act(routes, "favourite", interactions::favourite);
        act(routes, "unfavourite", interactions::unfavourite);
        act(routes, "bookmark", interactions::bookmark);
        act(routes, "unbookmark", interactions::unbookmark);
        act(routes, "boost", (me, id) -> statuses.boost(me, id, Optional.empty()));
        act(routes, "unboost", statuses::unboost);
    }

    /**
     * What a composer starts with.
     *
     * @param action where the form goes
     * @param answering what is answered, shown above
     * @param key makes sending the same form twice one post
     * @param problem what was wrong with it when it was sent last
     */
    public record Form(
            String action,
            String text,
            String spoiler,
            String visibility,
            boolean visibilityFixed,
            Optional<PostView> answering,
            String key,
            int longest,
            Optional<String> problem) {}

    private Reply thread(WebCall call) {
        Conversation thread = statuses.thread(call.visitor().id(), call.statusId());
        Status status = thread.status();
        if (status.boostOf() != null) {
            return Reply.seeOther("/statuses/" + status.boostOf());
        }
        List<Status> all = new ArrayList<>(thread.ancestors());
        all.add(status);
        all.addAll(thread.descendants());
        List<PostView> views = posts.of(all, call.visitor());
        int at = thread.ancestors().size();
        PostView main = views.get(at);
        Optional<Form> reply = call.visitor()
                .account()
                .map(_ -> form("/write", greeting(main, call.visitor()), "", main, status, Optional.empty()));
        return renderer.page(
                call,
                "thread",
                new Renderer.Subject(
                        main.author().name() + ": " + excerpt(status.content().text()),
                        excerpt(status.content().text()),
                        ""),
                Map.of(
                        "ancestors",
                        views.subList(0, at),
                        "main",
                        main,
                        "descendants",
                        views.subList(at + 1, views.size()),
                        "reply",
                        reply));
    }

    private Reply permanent(WebCall call) {
        Status status = statuses.get(call.visitor().id(), call.statusId());
        return Reply.seeOther(path(status));
    }

    private Reply write(WebCall call) {
        call.visitor().me();
        Params params = call.params();
        Optional<Status> question = params.text("to")
                .flatMap(StatusId::parse)
                .map(id -> statuses.get(call.visitor().id(), id));
        if (question.isPresent()) {
            PostView view = posts.of(List.of(question.get()), call.visitor()).getFirst();
            return composing(
                    call,
                    200,
                    form("/write", greeting(view, call.visitor()), "", view, question.get(), Optional.empty()));
        }
        return composing(call, 200, fresh(call, shared(params), "", usual(call), Optional.empty()));
    }

    private Reply post(WebCall call) {
        AccountId me = call.visitor().me().id();
        Params params = call.params();
        Optional<StatusId> question = params.text("to").flatMap(StatusId::parse);
        String text = params.textOr("text", "");
        String spoiler = params.textOr("spoiler", "");
        Visibility visibility =
                Visibility.parse(params.textOr("visibility", "")).orElse(Visibility.PUBLIC);
        try {
            Status status = statuses.post(
                    me,
                    new Draft(
                            text,
                            spoiler,
                            Optional.empty(),
                            Optional.of(visibility),
                            params.text("language"),
                            question,
                            null,
                            params.text("key").filter(key -> !key.isBlank())));
            return Reply.seeOther(question.isPresent() ? path(status) : call.back("/home?done=posted"));
        } catch (Refusal.Invalid invalid) {
            // What was typed comes back with the reason, so that nothing is lost.
            Optional<String> problem = Optional.of("The " + invalid.field() + " " + invalid.reason() + ".");
            if (question.isPresent()) {
                Status asked = statuses.get(call.visitor().id(), question.get());
                PostView view = posts.of(List.of(asked), call.visitor()).getFirst();
                return composing(call, 422, form("/write", text, spoiler, view, asked, problem));
            }
            return composing(call, 422, fresh(call, text, spoiler, visibility, problem));
        }
    }

    private Reply editing(WebCall call) {
        Status status = own(call);
        return composing(
                call,
                200,
                editForm(status, status.content().text(), status.content().spoiler(), Optional.empty()));
    }

    private Reply edit(WebCall call) {
        Status status = own(call);
        String text = call.params().textOr("text", "");
        String spoiler = call.params().textOr("spoiler", "");
        try {
            Draft draft = new Draft(
                    text,
                    spoiler,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    null,
                    Optional.empty());
            return Reply.seeOther(path(statuses.edit(call.visitor().me().id(), status.id(), draft)));
        } catch (Refusal.Invalid invalid) {
            Optional<String> problem = Optional.of("The " + invalid.field() + " " + invalid.reason() + ".");
            return composing(call, 422, editForm(status, text, spoiler, problem));
        }
    }

    private Reply history(WebCall call) {
        Status status = statuses.get(call.visitor().id(), call.statusId());
        PostView view = posts.of(List.of(status), call.visitor()).getFirst();
        return renderer.page(
                call,
                "history",
                Renderer.Subject.of("What it said before", ""),
                Map.of(
                        "post",
                        view,
                        "edits",
                        posts.history(statuses.history(call.visitor().id(), status.id()))));
    }

    private Reply delete(WebCall call) {
        statuses.delete(call.visitor().me().id(), call.statusId());
        return Reply.seeOther("/@" + call.visitor().me().acct() + "?done=deleted");
    }

    private void act(WebRoutes routes, String verb, BiFunction<AccountId, StatusId, Status> action) {
        routes.post("/statuses/{id}/" + verb, call -> {
            Status status = action.apply(call.visitor().me().id(), call.statusId());
            return Reply.seeOther(call.back("/statuses/" + status.id()) + "#p" + call.statusId());
        });
    }

    private Reply composing(WebCall call, int status, Form form) {
        return renderer.page(status, call, "write", Renderer.Subject.of("Write", "write"), Map.of("form", form));
    }

    private Form fresh(WebCall call, String text, String spoiler, Visibility visibility, Optional<String> problem) {
        call.visitor().me();
        return new Form(
                "/write",
                text,
                spoiler,
                visibility.apiName(),
                false,
                Optional.empty(),
                secrets.makeShort(),
                composer.longest(),
                problem);
    }

    private Form form(
            String action, String text, String spoiler, PostView view, Status question, Optional<String> problem) {
        // An answer reaches no more people than what it answers, unless its author says so.
        return new Form(
                action,
                text,
                spoiler,
                question.visibility().apiName(),
                false,
                Optional.of(view),
                secrets.makeShort(),
                composer.longest(),
                problem);
    }

    private Form editForm(Status status, String text, String spoiler, Optional<String> problem) {
        return new Form(
                "/statuses/" + status.id() + "/edit",
                text,
                spoiler,
                status.visibility().apiName(),
                true,
                Optional.empty(),
                "",
                composer.longest(),
                problem);
    }

    private Visibility usual(WebCall call) {
        return logins.login(call.visitor().me().id())
                .map(Login::defaultVisibility)
                .orElse(Visibility.PUBLIC);
    }

    private Status own(WebCall call) {
        Status status = statuses.get(call.visitor().id(), call.statusId());
        if (!status.account().equals(call.visitor().me().id()) || status.isBoost()) {
            throw new Refusal.NotFound();
        }
        return status;
    }

    private String path(Status status) {
        return "/@" + accounts.get(status.account()).acct() + "/" + status.id();
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

    /** An answer begins with the name of whom it is for. */
    private static String greeting(PostView question, Visitor visitor) {
        boolean self = visitor.account()
                .filter(me -> me.acct().toString().equals(question.author().acct()))
                .isPresent();
        return self ? "" : "@" + question.author().acct() + " ";
    }

    private static String excerpt(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 80
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 79)) + "…";
    }
}
