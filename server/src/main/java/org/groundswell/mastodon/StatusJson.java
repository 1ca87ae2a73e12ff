package org.groundswell.mastodon;

import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.OAuth;
import org.groundswell.filters.FilterMatch;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.polls.PollState;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.QuoteState;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.ViewerState;

/**
 * The statuses of a page as the API's JSON. The public part of accounts and open statuses is rendered once and cached; what
 * differs by viewer is added to it. Statuses that only some may see are rendered each time.
 */
final class StatusJson {
    private static final long STATUSES_BYTES = 32 << 20;
    private static final long ACCOUNTS_BYTES = 8 << 20;
    private static final int FAVOURITED = 1;
    private static final int BOOSTED = 2;
    private static final int BOOKMARKED = 4;
    private static final int MUTED = 8;
    private static final int PINNED = 16;

    private final Accounts accounts;
    private final AccountEntities accountEntities;
    private final EmojiEntities emojis;
    private final EntityWriter writer;
    private final Rendered<StatusId, StatusSource> statuses;
    private final Rendered<AccountId, AccountEntities.Source> authors;
    private final QuoteApprovals approvals;
    /** The fields for each combination of what a viewer can have done, where no filter matches. */
    private final List<byte[]> acts;

    StatusJson(
            Accounts accounts,
            OAuth apps,
            AccountEntities accountEntities,
            EmojiEntities emojis,
            EntityWriter writer,
            URI home) {
        StatusRenderer renderer = new StatusRenderer(apps, emojis, home);
        this.accountEntities = accountEntities;
        this.emojis = emojis;
        this.accounts = accounts;
        this.writer = writer;
        this.statuses = new Rendered<>(STATUSES_BYTES, source -> writer.bytes(renderer.entity(source)));
        this.authors = new Rendered<>(ACCOUNTS_BYTES, source -> writer.bytes(accountEntities.of(source)));
        this.approvals = new QuoteApprovals(writer);
        this.acts = IntStream.rangeClosed(0, FAVOURITED | BOOSTED | BOOKMARKED | MUTED | PINNED)
                .mapToObj(did -> acts(did, List.of()))
                .toList();
    }

    /** A list of the statuses that have something to show. */
    Json list(StatusPage page) {
        Splice list = new Splice();
        page.shown().forEach(status -> {
            add(list.entry(), page, status, true);
            list.add(Splice.OBJECT_END);
        });
        return list.list();
    }

    /** One of the statuses of a page. */
    Json one(StatusPage page, Status status) {
        return one(page, status, true).add(Splice.OBJECT_END).end();
    }

    /** A status with what moderators have decided about it. */
    Json reviewed(StatusPage page, Status status, boolean trendable) {
        byte[] review = writer.bytes(new StatusEntity.ReviewEntity(false, trendable));
        return one(page, status, true)
                .add(Splice.fields(review))
                .add(Splice.OBJECT_END)
                .end();
    }

    /** The poll of a post. */
    Json poll(StatusPage page, Post post) {
        Splice one = new Splice();
        addPoll(one, page, post);
        return one.end();
    }

    /** Votes change often, and time ends polls: they aren't cached. */
    private void addPoll(Splice out, StatusPage page, Post post) {
        PollState state = page.poll(post).orElseThrow(() -> new IllegalStateException("no poll: " + post.id()));
        out.add(Splice.withoutEnd(writer.bytes(PollEntity.of(post.id(), state, emojis.in(state.poll())))));
        if (page.viewer().isPresent()) {
            out.add(Splice.fields(writer.bytes(PollEntity.ForViewer.of(page.vote(post)))));
        }
        out.add(Splice.OBJECT_END);
    }

    Json account(Account account) {
        Splice one = new Splice();
        addAccount(one, account, true);
        return one.end();
    }

    /**
     * A post that was just made. It isn't cached: the author's numbers change with each post, and many posts are never
     * rendered again. The first reader of one that is caches it.
     */
    Json posted(StatusPage page, Post post) {
        return one(page, post, false).add(Splice.OBJECT_END).end();
    }

    /** A status that has just been deleted, with its text as it was typed. */
    Json deleted(StatusPage page, Status status) {
        String text = status.post().map(post -> post.content().text()).orElse("");
        byte[] source = writer.bytes(new StatusEntity.SourceEntity(text));
        return one(page, status, true)
                .add(Splice.fields(source))
                .add(Splice.OBJECT_END)
                .end();
    }

    private Splice one(StatusPage page, Status status, boolean keep) {
        Splice one = new Splice();
        add(one, page, status, keep);
        return one;
    }

    /** Adds a status without the closing brace. */
    private void add(Splice out, StatusPage page, Status status, boolean keep) {
        add(out, page, status, false, keep);
    }

    /** @param inQuote whether it is shown in a quote, and so not what it quotes: two posts may quote each other */
    private void add(Splice out, StatusPage page, Status status, boolean inQuote, boolean keep) {
        Optional<Post> boosted = status.boost().flatMap(page::post);
        Optional<Post> quoted = status.post().filter(_ -> !inQuote).flatMap(page::quoted);
        Iterator<byte[]> pieces = pieces(StatusSource.of(page, status, inQuote, accounts, emojis), boosted, keep)
                .iterator();
        out.add(pieces.next());
        addAccount(out, page.author(status), keep);
        out.add(pieces.next());
        boosted.ifPresent(post -> {
            add(out, page, post, keep);
            out.add(Splice.OBJECT_END).add(pieces.next());
        });
        if (status instanceof Post post && post.content().poll().isPresent()) {
            addPoll(out, page, post);
            out.add(pieces.next());
        }
        page.post(status).flatMap(page::card).flatMap(page::writer).ifPresent(writer -> {
            addAccount(out, writer, keep);
            out.add(pieces.next());
        });
        quoted.ifPresent(post -> {
            add(out, page, post, true, keep);
            out.add(Splice.OBJECT_END).add(pieces.next());
        });
        out.add(approvals.of(page, page.post(status)));
        StatusId actedOn = boosted.map(Post::id).orElse(status.id());
        page.viewer().ifPresent(viewer -> out.add(acts(viewer, actedOn, viewer.filters(status.id()))));
    }

    private List<byte[]> pieces(StatusSource source, Optional<Post> boosted, boolean keep) {
        boolean open = source.status().visibility().isOpen()
                // As most viewers see it: with a quote whose author the viewer blocks it isn't worth caching, nor in a
                // quote.
                && source.quote()
                        .filter(quote -> quote.shallow() || quote.state() != QuoteState.ACCEPTED)
                        .isEmpty()
                && boosted.map(post -> post.visibility().isOpen()).orElse(true);
        return open && keep ? statuses.of(source.status().id(), source) : statuses.once(source);
    }

    private void addAccount(Splice out, Account account, boolean keep) {
        AccountEntities.Source source = accountEntities.source(account);
        List<byte[]> pieces = keep ? authors.of(account.id(), source) : authors.once(source);
        out.add(pieces.getFirst()).add(Splice.OBJECT_END);
    }

    /**
     * @param status what the viewer acts on: of a boost, the boosted status
     * @param filtered the filters that match
     */
    private byte[] acts(ViewerState viewer, StatusId status, List<FilterMatch> filtered) {
        int did = (viewer.favourited().contains(status) ? FAVOURITED : 0)
                | (viewer.boosted().contains(status) ? BOOSTED : 0)
                | (viewer.bookmarked().contains(status) ? BOOKMARKED : 0)
                | (viewer.muted().contains(status) ? MUTED : 0)
                | (viewer.pinned().contains(status) ? PINNED : 0);
        return filtered.isEmpty() ? acts.get(did) : acts(did, filtered);
    }

    private byte[] acts(int did, List<FilterMatch> filtered) {
        return Splice.fields(writer.bytes(new StatusEntity.ViewerEntity(
                (did & FAVOURITED) != 0,
                (did & BOOSTED) != 0,
                (did & BOOKMARKED) != 0,
                (did & MUTED) != 0,
                (did & PINNED) != 0,
                FilterEntities.results(filtered))));
    }
}
