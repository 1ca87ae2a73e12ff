package org.groundswell.publishing;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.PostingDefaults;
import org.groundswell.auth.PostingDefaultsStore;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.media.Attachment;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.AccountId;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollResult;
import org.groundswell.polls.PollRules;
import org.groundswell.polls.PollState;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.QuoteRules;
import org.groundswell.statuses.ReplyLimits;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.ViewerState;

/** Makes statuses of drafts: applies the author's defaults and checks what the draft refers to. Reads only. */
public final class Drafts {
    private final Composer composer;
    private final AccountStore accounts;
    private final Audience audience;
    private final ReplyLimits replyLimits;
    private final QuoteRules quoteRules;
    private final PostMedia media;
    private final PollRules pollRules;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final PostingDefaultsStore defaults = new PostingDefaultsStore();

    public Drafts(
            Composer composer,
            AccountStore accounts,
            Audience audience,
            ReplyLimits replyLimits,
            QuoteRules quoteRules,
            PostMedia media,
            PollRules pollRules,
            IdGenerator ids,
            InstantSource clock) {
        this.composer = composer;
        this.accounts = accounts;
        this.audience = audience;
        this.replyLimits = replyLimits;
        this.quoteRules = quoteRules;
        this.media = media;
        this.pollRules = pollRules;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new status, the post that it quotes, and the media that it takes. */
    record Composed(Posted posted, Optional<Post> quoted, List<PostMedia.Chosen> media) {}

    /** The content of a status after an edit, and the media that it takes. */
    record Edited(Post.Content content, List<PostMedia.Chosen> media) {}

    /**
     * A new status, with all it takes to show it to its author.
     *
     * @throws Refusal.Invalid if the text is empty or too long, or its media can't be used
     * @throws Refusal.NotFound if the status it replies to or quotes isn't there, or its author may not see it
     * @throws Refusal.Forbidden if its author may not reply to that, or quote it
     */
    Composed compose(Tx tx, AccountId authorId, Draft typed) {
        Account author = accounts.byId(tx, authorId).orElseThrow(Refusal.NotFound::new);
        PostingDefaults usual = defaults.of(tx, authorId);
        Draft draft = sensitive(typed.orElse(usual.visibility(), usual.sensitive()), author);
        List<PostMedia.Chosen> chosenMedia =
                media.choose(tx, authorId, Optional.empty(), draft.media().orElse(List.of()));
        Optional<Poll> poll = poll(draft, attachments(chosenMedia), Optional.empty());
        Post.Content content = composer.content(
                        tx,
                        draft,
                        attachments(chosenMedia),
                        LanguageCode.parse(author.profile().language()))
                .with(poll);
        Optional<Post> parent = draft.inReplyTo().map(id -> audience.meant(tx, Optional.of(authorId), id));
        parent.ifPresent(post -> replyLimits.refuse(tx, authorId, post.id()));
        Optional<Post> quoted = draft.quoted().map(id -> quotable(tx, authorId, id));
        Visibility chosen = draft.visibility().orElse(usual.visibility());
        Visibility visibility =
                quoted.map(Post::visibility).map(chosen::quoting).orElse(chosen);
        quoted.ifPresent(post -> refuseUnmentioned(visibility, post, content, authorId));
        Post.References references = parent.map(Post.References::replyTo).orElse(Post.References.NONE);
        Post status = new Post(
                new StatusId(ids.next()),
                authorId,
                visibility,
                Status.Source.here(
                        draft.appId(), CountryCode.parse(author.profile().country())),
                content,
                quoted.map(Post::id).map(references::quoting).orElse(references),
                allowed(draft.quotePolicy().orElse(usual.quotePolicy()), visibility),
                Optional.empty(),
                Post.Counts.NONE,
                Optional.empty());
        if (quoted.isPresent()) {
            return new Composed(new Posted(status, Optional.empty()), quoted, chosenMedia);
        }
        Set<AccountId> others = new LinkedHashSet<>(content.mentions());
        status.references().parentAuthor().ifPresent(others::add);
        Map<AccountId, Account> people = accounts.byIds(tx, others);
        people.put(authorId, status.isCounted() ? author.withStatus(status.createdAt()) : author);
        StatusPage page = new StatusPage(
                List.of(status),
                Map.of(),
                Set.of(),
                people,
                Optional.of(ViewerState.ofAuthor(status)),
                Map.of(),
                poll.map(each -> Map.of(status.id(), new PollState(each, PollResult.none(each), false)))
                        .orElse(Map.of()));
        return new Composed(new Posted(status, Optional.of(page)), quoted, chosenMedia);
    }

    /**
     * A post that an account may quote.
     *
     * @throws Refusal.NotFound if it isn't there, or the account may not see it
     * @throws Refusal.Forbidden if the account may not quote it
     */
    Post quotable(Tx tx, AccountId account, StatusId id) {
        Post post = audience.meant(tx, Optional.of(account), id);
        quoteRules.refuse(tx, account, post);
        return post;
    }

    /** Nobody is quoted behind their back: a private mention with a quote is one of the quoted author, too. */
    private static void refuseUnmentioned(Visibility visibility, Post quoted, Post.Content content, AccountId author) {
        if (visibility.isDirect()
                && !quoted.account().equals(author)
                && !content.mentions().contains(quoted.account())) {
            throw new Refusal.Invalid("quoted_status_id", "error.quote.unmentioned");
        }
    }

    /** Only open posts can be quoted by others. */
    static QuotePolicy allowed(QuotePolicy chosen, Visibility visibility) {
        return visibility.isOpen() ? chosen : QuotePolicy.NOBODY;
    }

    /** A post shows pictures or asks something, as in Mastodon: apps have room for one of them. */
    private Optional<Poll> poll(Draft draft, List<Attachment> attachments, Optional<Poll> before) {
        if (draft.poll().isPresent() && !attachments.isEmpty()) {
            throw new Refusal.Invalid("poll", "polls.media");
        }
        return draft.poll().map(asked -> pollRules.poll(asked, before, clock.instant()));
    }

    private static List<Attachment> attachments(List<PostMedia.Chosen> chosen) {
        return chosen.stream().map(PostMedia.Chosen::attachment).toList();
    }

    /** The content of a status after an edit. Where the draft says nothing of it, sensitivity, language and media stay. */
    Edited edited(Tx tx, Post before, Draft draft) {
        Post.Content content = before.content();
        Account author = accounts.byId(tx, before.account()).orElseThrow(Refusal.NotFound::new);
        Draft complete = sensitive(draft.orElse(before.visibility(), content.sensitive()), author);
        List<PostMedia.Chosen> chosen = draft.media()
                .map(wanted -> media.choose(tx, before.account(), Optional.of(before.id()), wanted))
                .orElse(List.of());
        List<Attachment> attachments = draft.media().isPresent() ? attachments(chosen) : content.attachments();
        Optional<Poll> poll = poll(complete, attachments, content.poll());
        Post.Content changed =
                composer.content(tx, complete, attachments, content.language()).with(poll);
        before.references()
                .quoted()
                .flatMap(id -> audience.find(tx, Optional.of(before.account()), id))
                .flatMap(Status::post)
                .ifPresent(quoted -> refuseUnmentioned(before.visibility(), quoted, changed, before.account()));
        return new Edited(changed, chosen);
    }

    /** The draft, marked as sensitive if moderators have decided so. */
    private static Draft sensitive(Draft draft, Account author) {
        return author.restrictions().sensitive() ? draft.asSensitive() : draft;
    }

    Boost boost(AccountId booster, Post original, Visibility visibility) {
        return new Boost(new StatusId(ids.next()), booster, visibility, Status.Source.HERE, original.id());
    }
}
