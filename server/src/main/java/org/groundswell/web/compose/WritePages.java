package org.groundswell.web.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.http.UploadSpace;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.Poll;
import org.groundswell.publishing.Draft;
import org.groundswell.publishing.Posting;
import org.groundswell.scheduling.Scheduling;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.ReplyPolicy;
import org.groundswell.statuses.Statuses;
import org.groundswell.web.scheduling.ScheduledPages;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;

/** Writing a post, a reply or an edit. A refused form comes back with the reason and with everything that was typed. */
public final class WritePages implements Pages {
    private final Statuses statuses;
    private final Posting posting;
    private final Scheduling scheduling;
    private final ComposerForms composing;
    private final AddedMedia added;
    private final UploadSpace space;
    private final PostViews posts;

    public WritePages(
            Statuses statuses,
            Posting posting,
            Scheduling scheduling,
            ComposerForms composing,
            MediaUploads uploads,
            UploadSpace space,
            WebParts parts) {
        this.statuses = statuses;
        this.posting = posting;
        this.scheduling = scheduling;
        this.composing = composing;
        this.added = new AddedMedia(uploads);
        this.space = space;
        this.posts = parts.posts();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/write", PageAccess.EVERYONE, this::write);
        routes.get("/share", PageAccess.EVERYONE, this::write);
        routes.upload("/write", PageAccess.SIGNED_IN, space, this::post);
        routes.get("/statuses/{id}/edit", PageAccess.SIGNED_IN, call -> {
            Post post = own(call);
            ComposerForms.Typed before = new ComposerForms.Typed(
                    post.content().text(),
                    post.content().spoiler(),
                    post.content().sensitive(),
                    ReplyPolicy.EVERYBODY,
                    post.quotePolicy(),
                    AddedMedia.of(post.content().attachments()),
                    PollFields.of(post.content().poll()),
                    "");
            return composing.page(call, 200, composing.edit(call, before, post, Optional.empty()));
        });
        routes.upload("/statuses/{id}/edit", PageAccess.SIGNED_IN, space, this::edit);
    }

    private Reply write(WebCall call) {
        PostingDefaults usual = composing.usual(call.visitor());
        Optional<StatusId> question = call.params().text("to").flatMap(StatusId::parse);
        if (question.isPresent()) {
            Post asked = statuses.post(call.visitor().id(), question.get());
            PostView shown = shown(call, asked);
            ComposerForms.Typed greeting = composing.greeting(shown, call.visitor());
            return composing.page(call, 200, composing.answer(call, greeting, asked, shown, Optional.empty()));
        }
        ComposerForms.Typed shared = new ComposerForms.Typed(
                shared(call.params()),
                "",
                usual.sensitive(),
                ReplyPolicy.EVERYBODY,
                usual.quotePolicy(),
                List.of(),
                PollFields.NONE,
                "");
        Optional<PostView> quoted = quoted(call.params())
                .map(id -> shown(call, statuses.post(call.visitor().id(), id)));
        ComposerForms.References references = new ComposerForms.References(Optional.empty(), quoted);
        return composing.page(
                call, 200, composing.fresh(call, shared, usual.visibility(), references, Optional.empty()));
    }

    private static Optional<StatusId> quoted(Params params) {
        return params.text("quote").flatMap(StatusId::parse);
    }

    /** A post that the visitor may open. */
    private Optional<Post> find(WebCall call, StatusId id) {
        return statuses.all(call.visitor().id(), List.of(id)).stream()
                .flatMap(status -> status.post().stream())
                .findFirst();
    }

    private PostView shown(WebCall call, Post post) {
        return posts.of(List.of(post), call.visitor(), call.t()).getFirst();
    }

    private Reply post(WebCall call) {
        Params params = call.params();
        Optional<StatusId> question = params.text("to").flatMap(StatusId::parse);
        Optional<Visibility> visibility = params.text("visibility").flatMap(Visibility::parse);
        ComposerForms.Typed typed = typed(call, Optional.empty());
        try {
            if (AddedMedia.isChanged(params)) {
                return again(call, 200, typed.with(added.changed(call.visitor(), params)), question, Optional.empty());
            }
            Draft draft = Draft.builder(typed.text())
                    .spoiler(typed.spoiler())
                    .sensitive(params.flag("sensitive"))
                    .visibility(visibility)
                    .language(params.text("language"))
                    .inReplyTo(question)
                    .replyPolicy(replyPolicy(typed, visibility))
                    .quoted(quoted(params))
                    .quotePolicy(Optional.of(typed.quotePolicy()))
                    .media(Optional.of(typed.media()).filter(media -> !media.isEmpty()))
                    .poll(typed.poll().draft())
                    .idempotencyKey(params.text("key").filter(key -> !key.isBlank()))
                    .build();
            if (!typed.later().isBlank()) {
                scheduling.schedule(call.visitor().me().id(), draft, ScheduledPages.time(typed.later()));
                return Reply.seeOther(ScheduledPages.PATH);
            }
            Post status = posting.post(call.visitor().me().id(), draft).status();
            return Reply.seeOther(question.isPresent() ? composing.path(status) : call.back("/home?done=posted"));
        } catch (Refusal.Invalid invalid) {
            return again(call, 422, typed, question, Optional.of(call.refusals().sentence(invalid)));
        } catch (Refusal.Forbidden forbidden) {
            return again(call, 403, typed, question, Optional.of(call.refusals().sentence(forbidden)));
        } catch (Refusal.NotFound gone) {
            return again(call, 404, typed, question, Optional.of(call.refusals().sentence(gone)));
        }
    }

    /** The form once more, with everything that was typed. */
    private Reply again(
            WebCall call,
            int status,
            ComposerForms.Typed typed,
            Optional<StatusId> question,
            Optional<String> problem) {
        Optional<Post> asked = question.flatMap(id -> find(call, id));
        if (asked.isEmpty()) {
            Visibility visibility = call.params()
                    .text("visibility")
                    .flatMap(Visibility::parse)
                    .orElse(composing.usual(call.visitor()).visibility());
            Optional<StatusId> wanted = quoted(call.params());
            Optional<PostView> quoted = wanted.flatMap(id -> find(call, id)).map(post -> shown(call, post));
            Optional<String> told = question.map(_ -> call.t().text("compose.question.gone"))
                    .or(() -> wanted.filter(_ -> quoted.isEmpty())
                            .map(_ -> call.t().text("compose.quoted.gone")))
                    .or(() -> problem);
            ComposerForms.References references = new ComposerForms.References(Optional.empty(), quoted);
            return composing.page(call, status, composing.fresh(call, typed, visibility, references, told));
        }
        return composing.page(
                call, status, composing.answer(call, typed, asked.get(), shown(call, asked.get()), problem));
    }

    private Reply edit(WebCall call) {
        Post post = own(call);
        Params params = call.params();
        ComposerForms.Typed typed = typed(call, post.content().poll());
        try {
            if (AddedMedia.isChanged(params)) {
                ComposerForms.Typed changed = typed.with(added.changed(call.visitor(), params));
                return composing.page(call, 200, composing.edit(call, changed, post, Optional.empty()));
            }
            Draft draft = Draft.builder(typed.text())
                    .spoiler(typed.spoiler())
                    .sensitive(params.flag("sensitive"))
                    .media(Optional.of(typed.media()))
                    .poll(typed.poll().draft())
                    .build();
            return Reply.seeOther(
                    composing.path(posting.edit(call.visitor().me().id(), post.id(), draft)));
        } catch (Refusal.Invalid invalid) {
            return composing.page(
                    call,
                    422,
                    composing.edit(
                            call, typed, post, Optional.of(call.refusals().sentence(invalid))));
        }
    }

    private Post own(WebCall call) {
        return statuses.get(call.visitor().id(), call.statusId())
                .post()
                .filter(post -> post.account().equals(call.visitor().me().id()))
                .orElseThrow(Refusal.NotFound::new);
    }

    /** @param poll the one of the post that is edited */
    private ComposerForms.Typed typed(WebCall call, Optional<Poll> poll) {
        Params params = call.params();
        return new ComposerForms.Typed(
                params.textOr("text", ""),
                params.textOr("spoiler", ""),
                params.isOn("sensitive"),
                params.text("replies")
                        .map(word -> ReplyPolicy.chosen("replies", word))
                        .orElse(ReplyPolicy.EVERYBODY),
                params.text("quotes")
                        .map(word -> QuotePolicy.chosen("quotes", word))
                        .orElseGet(() -> composing.usual(call.visitor()).quotePolicy()),
                AddedMedia.of(params),
                PollFields.of(params, poll),
                params.textOr("later", ""));
    }

    /** The choice of a new post. A private mention has none: the page hides what was chosen before its visibility. */
    private static ReplyPolicy replyPolicy(ComposerForms.Typed typed, Optional<Visibility> visibility) {
        return visibility.filter(Visibility::isDirect).isPresent() ? ReplyPolicy.EVERYBODY : typed.replyPolicy();
    }

    /** The text, tag and address that another page or app shares. */
    private static String shared(Params params) {
        List<String> parts = new ArrayList<>();
        params.text("text").map(String::strip).ifPresent(parts::add);
        params.text("url").map(String::strip).ifPresent(parts::add);
        params.text("tag").map(tag -> tag.startsWith("#") ? tag : "#" + tag).ifPresent(parts::add);
        parts.removeIf(part -> part.isEmpty() || part.equals("#"));
        return String.join(" ", parts);
    }
}
