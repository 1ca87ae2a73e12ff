package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.OAuth;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.ViewerState;
import org.jspecify.annotations.Nullable;

/**
 * The statuses of a page as the API's JSON. What everybody sees of accounts and open statuses is rendered once and kept; what
 * differs by viewer is added to it. Statuses that only some may see are rendered each time.
 */
final class StatusJson {
    private static final long STATUSES_BYTES = 32 << 20;
    private static final long ACCOUNTS_BYTES = 8 << 20;
    private static final int FAVOURITED = 1;
    private static final int BOOSTED = 2;
    private static final int BOOKMARKED = 4;

    private final Accounts accounts;
    private final EntityWriter writer;
    private final Rendered<StatusId, StatusSource> statuses;
    private final Rendered<AccountId, Account> authors;
    /** The fields for each combination of what a viewer can have done. */
    private final List<byte[]> acts;

    StatusJson(Accounts accounts, OAuth apps, AccountEntities accountEntities, EntityWriter writer, URI home) {
        StatusRenderer renderer = new StatusRenderer(apps, home);
        this.accounts = accounts;
        this.writer = writer;
        this.statuses = new Rendered<>(STATUSES_BYTES, source -> writer.bytes(renderer.entity(source)));
        this.authors = new Rendered<>(ACCOUNTS_BYTES, account -> writer.bytes(accountEntities.of(account)));
        this.acts = IntStream.rangeClosed(0, FAVOURITED | BOOSTED | BOOKMARKED)
                .mapToObj(did -> new StatusEntity.ViewerEntity(
                        (did & FAVOURITED) != 0,
                        (did & BOOSTED) != 0,
                        (did & BOOKMARKED) != 0,
                        false,
                        false,
                        List.of()))
                .map(entity -> Splice.fields(writer.bytes(entity)))
                .toList();
    }

    /** A list of the statuses that have something to show. */
    Json list(StatusPage page) {
        Splice list = new Splice();
        page.shown().forEach(status -> add(list.entry(), page, status, null));
        return list.list();
    }

    /** One of the statuses of a page. */
    Json one(StatusPage page, Status status) {
        Splice one = new Splice();
        add(one, page, status, null);
        return one.end();
    }

    /** A status that has just been deleted, with its text as it was typed. */
    Json deleted(StatusPage page, Status status) {
        Splice one = new Splice();
        byte[] text =
                writer.bytes(new StatusEntity.SourceEntity(status.content().text()));
        add(one, page, status, Splice.fields(text));
        return one.end();
    }

    /** @param last fields to add after all others, if any */
    private void add(Splice out, StatusPage page, Status status, byte @Nullable [] last) {
        Status boosted = page.boosted(status);
        Status quoted = page.quoted(status);
        List<byte[]> pieces = pieces(StatusSource.of(page, status, accounts), boosted);
        int next = 0;
        out.add(pieces.get(next++));
        addAccount(out, page.author(status));
        out.add(pieces.get(next++));
        if (boosted != null) {
            add(out, page, boosted, null);
            out.add(pieces.get(next++));
        }
        if (quoted != null) {
            add(out, page, quoted, null);
            out.add(pieces.get(next));
        }
        page.viewer().ifPresent(viewer -> out.add(acts(viewer, boosted == null ? status.id() : boosted.id())));
        if (last != null) {
            out.add(last);
        }
        out.add(Splice.OBJECT_END);
    }

    private List<byte[]> pieces(StatusSource source, @Nullable Status boosted) {
        boolean open = source.status().visibility().isOpen()
                && (boosted == null || boosted.visibility().isOpen());
        return open ? statuses.of(source.status().id(), source) : statuses.once(source);
    }

    private void addAccount(Splice out, Account account) {
        out.add(authors.of(account.id(), account).getFirst()).add(Splice.OBJECT_END);
    }

    /** @param status what the viewer acts on: of a boost, the boosted status */
    private byte[] acts(ViewerState viewer, StatusId status) {
        return acts.get((viewer.favourited().contains(status) ? FAVOURITED : 0)
                | (viewer.boosted().contains(status) ? BOOSTED : 0)
                | (viewer.bookmarked().contains(status) ? BOOKMARKED : 0));
    }
}
