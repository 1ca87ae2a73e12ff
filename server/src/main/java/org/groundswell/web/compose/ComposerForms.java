package org.groundswell.web.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.Login;
import org.groundswell.auth.Logins;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.auth.Secrets;
import org.groundswell.http.Reply;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Visibility;
import org.groundswell.polls.PollRules;
import org.groundswell.publishing.Composer;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.ReplyPolicy;
import org.groundswell.statuses.Status;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.view.MediaView;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.Visitor;

/** The composer for a new post, a reply or an edit, and the page that shows it. */
public final class ComposerForms {
    /** Posts that continue one in the same form. */
    static final int MOST_MORE = 24;

    private final Accounts accounts;
    private final Logins logins;
    private final Composer composer;
    private final MediaUploads uploads;
    private final PollRules pollRules;
    private final Renderer renderer;
    private final Secrets secrets = new Secrets();

    public ComposerForms(
            Accounts accounts,
            Logins logins,
            Composer composer,
            MediaUploads uploads,
            PollRules pollRules,
            WebParts parts) {
        this.accounts = accounts;
        this.logins = logins;
        this.composer = composer;
        this.uploads = uploads;
        this.pollRules = pollRules;
        this.renderer = parts.renderer();
    }

    /**
     * The contents of a post so far.
     *
     * @param replyPolicy for a new post; an edit has none to choose
     * @param quotePolicy likewise
     * @param media what it has beside its text
     * @param poll what it asks
     * @param later the time at which it is published, as typed; empty for now
     * @param more the texts of posts that continue it, each a reply to the one before
     */
    record Typed(
            String text,
            String spoiler,
            boolean sensitive,
            ReplyPolicy replyPolicy,
            QuotePolicy quotePolicy,
            List<PostMedia.Wanted> media,
            PollFields poll,
            String later,
            List<String> more) {
        /** The same with an empty text at its end. */
        Typed continued() {
            List<String> longer = new ArrayList<>(more);
            longer.add("");
            return new Typed(text, spoiler, sensitive, replyPolicy, quotePolicy, media, poll, later, longer);
        }

        /** What is left when its first texts have been posted. */
        Typed after(int posted) {
            List<String> left = more.subList(posted - 1, more.size());
            return new Typed(
                    left.getFirst(),
                    spoiler,
                    sensitive,
                    replyPolicy,
                    quotePolicy,
                    List.of(),
                    PollFields.NONE,
                    later,
                    left.subList(1, left.size()));
        }

        Typed with(List<PostMedia.Wanted> others) {
            return new Typed(text, spoiler, sensitive, replyPolicy, quotePolicy, others, poll, later, more);
        }
    }

    /**
     * The posts that a new post refers to.
     *
     * @param answering the post that is replied to
     * @param quoting the post that is quoted
     */
    public record References(Optional<PostView> answering, Optional<PostView> quoting) {
        static final References NONE = new References(Optional.empty(), Optional.empty());
    }

    /**
     * A picture, video or sound in a composer.
     *
     * @param preview the address of a picture of it, or an empty text
     * @param ready false while it is being processed
     */
    public record Medium(String id, String preview, String description, boolean ready) {}

    /**
     * The contents of a composer.
     *
     * @param action the path that the form is sent to
     * @param replyPolicy who may reply: everybody, followed or nobody; not offered by an edit
     * @param quotePolicy who may quote; not offered by an edit
     * @param media what it has beside its text, at most {@code mostMedia}
     * @param types the types of files that can be added
     * @param poll the fields of a poll
     * @param more the texts of posts that continue it
     * @param mostMore how many of these there can be
     * @param later the time at which it is published; empty for now
     * @param answering the post that is replied to, shown above
     * @param quoting the post that is quoted, shown below
     * @param draft the name under which the browser keeps what is typed; empty for an edit
     * @param key the idempotency key: a form that is sent twice makes one post
     * @param problem why the form was refused
     */
    public record Form(
            String action,
            String text,
            String spoiler,
            boolean sensitive,
            String visibility,
            boolean visibilityFixed,
            String replyPolicy,
            QuotePolicy quotePolicy,
            List<Medium> media,
            int mostMedia,
            String types,
            PollFields.Shown poll,
            List<String> more,
            int mostMore,
            String later,
            Optional<PostView> answering,
            Optional<PostView> quoting,
            String draft,
            String key,
            int longest,
            Optional<String> problem) {}

    Form fresh(WebCall call, Typed typed, Visibility visibility, References references, Optional<String> problem) {
        return form("/write", call, typed, visibility, false, references, problem);
    }

    /** A reply. Its visibility is that of the post it replies to, unless its author changes it. */
    public Form answer(WebCall call, Typed typed, Post question, PostView shown, Optional<String> problem) {
        References references = new References(Optional.of(shown), Optional.empty());
        return form("/write", call, typed, question.visibility(), false, references, problem);
    }

    Form edit(WebCall call, Typed typed, Post post, Optional<String> problem) {
        return form("/statuses/" + post.id() + "/edit", call, typed, post.visibility(), true, References.NONE, problem);
    }

    Reply page(WebCall call, int status, Form form) {
        return renderer.page(
                status, new WritePage(renderer.around(call, Renderer.Subject.of(title(call, form), "write")), form));
    }

    private static String title(WebCall call, Form form) {
        if (form.answering().isPresent()) {
            return call.t().text("compose.title.reply");
        }
        if (form.quoting().isPresent()) {
            return call.t().text("compose.title.quote");
        }
        return form.visibilityFixed()
                ? call.t().text("compose.title.edit")
                : call.t().text("compose.title");
    }

    /** The path of a status's page. */
    public String path(Status status) {
        return accounts.get(status.account()).acct().page() + "/" + status.id();
    }

    /** The start of a reply: a mention of the author it replies to. */
    public Typed greeting(PostView question, Visitor visitor) {
        boolean self = visitor.account()
                .filter(me -> me.acct().toString().equals(question.author().acct()))
                .isPresent();
        return new Typed(
                self ? "" : "@" + question.author().acct() + " ",
                "",
                usual(visitor).sensitive(),
                ReplyPolicy.EVERYBODY,
                usual(visitor).quotePolicy(),
                List.of(),
                PollFields.NONE,
                "",
                List.of());
    }

    /** The visitor's posting defaults. */
    PostingDefaults usual(Visitor visitor) {
        return visitor.id().flatMap(logins::login).map(Login::posting).orElse(PostingDefaults.NONE);
    }

    private Form form(
            String action,
            WebCall call,
            Typed typed,
            Visibility visibility,
            boolean visibilityFixed,
            References references,
            Optional<String> problem) {
        return new Form(
                action,
                typed.text(),
                typed.spoiler(),
                typed.sensitive(),
                visibility.apiName(),
                visibilityFixed,
                typed.replyPolicy().word(),
                typed.quotePolicy(),
                media(call.visitor(), typed.media()),
                uploads.limits().perPost(),
                String.join(",", uploads.processor().mediaTypes()),
                typed.poll().shown(pollRules, call.t()),
                typed.more(),
                MOST_MORE,
                typed.later(),
                references.answering(),
                references.quoting(),
                visibilityFixed ? "" : draft(call.visitor(), references),
                secrets.makeShort(),
                composer.longest(),
                problem);
    }

    private static String draft(Visitor visitor, References references) {
        return Stream.of(
                        visitor.account().map(me -> me.acct().username()),
                        references.answering().map(post -> "to " + post.id()),
                        references.quoting().map(post -> "quote " + post.id()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
    }

    /** Those that are gone are left out. */
    private List<Medium> media(Visitor visitor, List<PostMedia.Wanted> wanted) {
        return wanted.isEmpty()
                ? List.of()
                : wanted.stream()
                        .flatMap(each -> uploads.find(visitor.me().id(), each.id()).stream()
                                .map(medium -> medium(medium, each)))
                        .toList();
    }

    private static Medium medium(org.groundswell.media.uploads.Medium medium, PostMedia.Wanted wanted) {
        return new Medium(
                Long.toString(medium.id()),
                medium.attachment()
                        .map(attachment -> MediaView.of(attachment).preview())
                        .orElse(""),
                wanted.description().orElse(medium.description()),
                medium.attachment().isPresent());
    }
}
