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
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.Choices;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollResult;
import org.groundswell.polls.PollRules;
import org.groundswell.polls.PollState;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
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
            PostMedia media,
            PollRules pollRules,
            IdGenerator ids,
            InstantSource clock) {
        this.composer = composer;
        this.accounts = accounts;
        this.audience = audience;
        this.replyLimits = replyLimits;
        this.media = media;
        this.pollRules = pollRules;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new status, and the media that it takes. */
    record Composed(Posted posted, List<PostMedia.Chosen> media) {}

    /** The content of a status after an edit, and the media that it takes. */
    record Edited(Post.Content content, List<PostMedia.Chosen> media) {}

    /**
     * A new status, with all it takes to show it to its author.
     *
     * @throws Refusal.Invalid if the text is empty or too long, or its media can't be used
     * @throws Refusal.NotFound if the status it replies to isn't there, or its author may not see it
     * @throws Refusal.Forbidden if its author may not reply to that
     */
    Composed compose(Tx tx, AccountId authorId, Draft typed) {
        Account author = accounts.byId(tx, authorId).orElseThrow(Refusal.NotFound::new);
        PostingDefaults usual = defaults.of(tx, authorId);
        Draft draft = sensitive(typed.orElse(usual.visibility(), usual.sensitive()), author);
        List<PostMedia.Chosen> chosen =
                media.choose(tx, authorId, Optional.empty(), draft.media().orElse(List.of()));
        Optional<Poll> poll = poll(draft, attachments(chosen), Optional.empty());
        Post.Content content = composer.content(
                        tx,
                        draft,
                        attachments(chosen),
                        LanguageCode.parse(author.profile().language()))
                .with(poll);
        Optional<Post> parent = draft.inReplyTo().map(id -> audience.meant(tx, Optional.of(authorId), id));
        parent.ifPresent(post -> replyLimits.refuse(tx, authorId, post.id()));
        Post status = new Post(
                new StatusId(ids.next()),
                authorId,
                draft.visibility().orElse(usual.visibility()),
                Status.Source.here(
                        draft.appId(), CountryCode.parse(author.profile().country())),
                content,
                parent.map(Post.References::replyTo).orElse(Post.References.NONE),
                Optional.empty(),
                Post.Counts.NONE,
                Optional.empty());
        Set<AccountId> others = new LinkedHashSet<>(content.mentions());
        status.references().parentAuthor().ifPresent(others::add);
        Map<AccountId, Account> people = accounts.byIds(tx, others);
        people.put(authorId, status.isCounted() ? author.withStatus(status.createdAt()) : author);
        StatusPage page = new StatusPage(
                List.of(status),
                Map.of(),
                people,
                Optional.of(
                        poll.isEmpty()
                                ? ViewerState.NONE
                                : ViewerState.NONE.withVotes(Map.of(status.id(), Choices.OF_AUTHOR))),
                Map.of(),
                poll.map(each -> Map.of(status.id(), new PollState(each, PollResult.none(each), false)))
                        .orElse(Map.of()));
        return new Composed(new Posted(status, Optional.of(page)), chosen);
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
        return new Edited(
                composer.content(tx, complete, attachments, content.language()).with(poll), chosen);
    }

    /** The draft, marked as sensitive if moderators have decided so. */
    private static Draft sensitive(Draft draft, Account author) {
        return author.restrictions().sensitive() ? draft.asSensitive() : draft;
    }

    Boost boost(AccountId booster, Post original, Visibility visibility) {
        return new Boost(new StatusId(ids.next()), booster, visibility, Status.Source.HERE, original.id());
    }
}
