package org.groundswell.web.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.http.Failure;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.http.UploadSpace;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.Poll;
import org.groundswell.publishing.Draft;
import org.groundswell.publishing.Posting;
import org.groundswell.scheduling.Scheduling;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.ReplyLimits;
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
    private static final String MORE = "more";
    private static final String ADD_POST = "add_post";

    private final Statuses statuses;
    private final Posting posting;
    private final Scheduling scheduling;
    private final ReplyLimits replyLimits;
    private final ComposerForms composing;
    private final AddedMedia added;
    private final UploadSpace space;
    private final PostViews posts;

    public WritePages(
            Statuses statuses,
            Posting posting,
            Scheduling scheduling,
            ReplyLimits replyLimits,
            ComposerForms composing,
            MediaUploads uploads,
            UploadSpace space,
            WebParts parts) {
        this.statuses = statuses;
        this.posting = posting;
        this.scheduling = scheduling;
        this.replyLimits = replyLimits;
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
                    "",
                    List.of());
            return composing.page(call, 200, composing.edit(call, before, post, Optional.empty()));
        });
        routes.upload("/statuses/{id}/edit", PageAccess.SIGNED_IN, space, this::edit);
        routes.post("/statuses/{id}/redraft", PageAccess.SIGNED_IN, this::redraft);
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
                "",
                List.of());
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
        Optional<StatusId> quoted = quoted(params);
        ComposerForms.Typed typed = typed(call, Optional.empty());
        try {
            if (AddedMedia.isChanged(params)) {
                return again(
                        call,
                        200,
                        typed.with(added.changed(call.visitor(), params)),
                        question,
                        quoted,
                        Optional.empty());
            }
            if (params.has(ADD_POST)) {
                ComposerForms.Typed longer = typed.more().size() < ComposerForms.MOST_MORE ? typed.continued() : typed;
                return again(call, 200, longer, question, quoted, Optional.empty());
            }
            Draft draft = draft(params, typed, typed.text(), 0)
                    .inReplyTo(question)
                    .quoted(quoted)
                    .media(Optional.of(typed.media()).filter(media -> !media.isEmpty()))
                    .poll(typed.poll().draft())
                    .build();
            if (!typed.later().isBlank()) {
                if (!typed.more().stream().allMatch(String::isBlank)) {
                    throw new Refusal.Invalid("later", "compose.thread.later");
                }
                scheduling.schedule(call.visitor().me().id(), draft, ScheduledPages.time(typed.later()));
                return Reply.seeOther(ScheduledPages.PATH);
            }
            Optional<String> problem = problemOfMore(call, typed);
            if (problem.isPresent()) {
                return again(call, 422, typed, question, quoted, problem);
            }
            Post status = posting.post(call.visitor().me().id(), draft).status();
            return continueThread(call, typed, status)
                    .orElseGet(() -> Reply.seeOther(
                            question.isPresent() || !typed.more().isEmpty()
                                    ? composing.path(status)
                                    : call.back("/home?done=posted")));
        } catch (Refusal.Invalid invalid) {
            return again(
                    call,
                    422,
                    typed,
                    question,
                    quoted,
                    Optional.of(call.refusals().sentence(invalid)));
        } catch (Refusal.Forbidden forbidden) {
            return again(
                    call,
                    403,
                    typed,
                    question,
                    quoted,
                    Optional.of(call.refusals().sentence(forbidden)));
        } catch (Refusal.NotFound gone) {
            return again(
                    call,
                    404,
                    typed,
                    question,
                    quoted,
                    Optional.of(call.refusals().sentence(gone)));
        }
    }

    /** What the posts of a form have in common. A form that is sent twice makes each of them once. */
    private static Draft.Builder draft(Params params, ComposerForms.Typed typed, String text, int number) {
        Optional<Visibility> visibility = params.text("visibility").flatMap(Visibility::parse);
        return Draft.builder(text)
                .spoiler(typed.spoiler())
                .sensitive(params.flag("sensitive"))
                .visibility(visibility)
                .language(params.text("language"))
                .replyPolicy(replyPolicy(typed, visibility))
                .quotePolicy(Optional.of(typed.quotePolicy()))
                .idempotencyKey(params.text("key")
                        .filter(key -> !key.isBlank())
                        .map(key -> number == 0 ? key : key + "-" + number));
    }

    /** Why one of the texts that continue a post can't be posted: found out before the first is. */
    private Optional<String> problemOfMore(WebCall call, ComposerForms.Typed typed) {
        for (int i = 0; i < typed.more().size(); i++) {
            String text = typed.more().get(i);
            try {
                if (!text.isBlank()) {
                    posting.check(
                            call.visitor().me().id(),
                            draft(call.params(), typed, text, i + 1).build());
                }
            } catch (Refusal.Invalid invalid) {
                return Optional.of(call.t()
                        .text(
                                "compose.thread.problem",
                                "number",
                                i + 2,
                                "problem",
                                call.refusals().sentence(invalid)));
            }
        }
        return Optional.empty();
    }

    /**
     * Posts the texts that continue a post.
     *
     * @return the form with the rest, if one of them is refused after all; empty if all are posted
     */
    private Optional<Reply> continueThread(WebCall call, ComposerForms.Typed typed, Post first) {
        Post last = first;
        for (int i = 0; i < typed.more().size(); i++) {
            String text = typed.more().get(i);
            if (text.isBlank()) {
                continue;
            }
            try {
                Draft draft = draft(call.params(), typed, text, i + 1)
                        .inReplyTo(Optional.of(last.id()))
                        .build();
                last = posting.post(call.visitor().me().id(), draft).status();
            } catch (Refusal refused) {
                return Optional.of(again(
                        call,
                        Failure.of(refused).status(),
                        typed.after(i + 1),
                        Optional.of(last.id()),
                        Optional.empty(),
                        Optional.of(call.refusals().sentence(refused))));
            }
        }
        return Optional.empty();
    }

    /** The form once more, with everything that was typed. */
    private Reply again(
            WebCall call,
            int status,
            ComposerForms.Typed typed,
            Optional<StatusId> question,
            Optional<StatusId> quoted,
            Optional<String> problem) {
        Visibility visibility = call.params()
                .text("visibility")
                .flatMap(Visibility::parse)
                .orElse(composing.usual(call.visitor()).visibility());
        ComposerForms.References references = references(call, question, quoted);
        Optional<String> told = question.filter(_ -> references.answering().isEmpty())
                .map(_ -> call.t().text("compose.question.gone"))
                .or(() -> quoted.filter(_ -> references.quoting().isEmpty())
                        .map(_ -> call.t().text("compose.quoted.gone")))
                .or(() -> problem);
        return composing.page(call, status, composing.fresh(call, typed, visibility, references, told));
    }

    /** The posts that are replied to and quoted, as far as they are still there. */
    private ComposerForms.References references(WebCall call, Optional<StatusId> question, Optional<StatusId> quoted) {
        return new ComposerForms.References(
                question.flatMap(id -> find(call, id)).map(post -> shown(call, post)),
                quoted.flatMap(id -> find(call, id)).map(post -> shown(call, post)));
    }

    /** Deletes a post, and shows what it said in a form, to be written again. Its media are kept for that. */
    private Reply redraft(WebCall call) {
        Post post = own(call);
        Post.Content content = post.content();
        ComposerForms.Typed typed = new ComposerForms.Typed(
                content.text(),
                content.spoiler(),
                content.sensitive(),
                replyLimits.of(post.id()),
                post.quotePolicy(),
                AddedMedia.of(content.attachments()),
                PollFields.ofDeleted(content.poll()),
                "",
                List.of());
        ComposerForms.References references =
                references(call, post.references().parent(), post.references().quoted());
        posting.delete(post.account(), post.id(), PostMedia.Fate.KEPT);
        return composing.page(
                call,
                200,
                composing.fresh(
                        call,
                        typed,
                        post.visibility(),
                        references,
                        Optional.of(call.t().text("compose.redraft"))));
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
                params.textOr("later", ""),
                params.all(MORE).stream().limit(ComposerForms.MOST_MORE).toList());
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
