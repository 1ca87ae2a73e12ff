package org.groundswell.statuses;

import java.util.Optional;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;

/** Posts that accounts pin to their own profiles. */
public final class Pins {
    /** Posts on a profile, as with Mastodon. */
    public static final int MOST = 5;

    private static final String FIELD = "id";

    private final Database database;
    private final AccountStore accounts;
    private final Audience audience;
    private final IdGenerator ids;
    private final PinStore store = new PinStore();

    public Pins(Database database, AccountStore accounts, Audience audience, IdGenerator ids) {
        this.database = database;
        this.accounts = accounts;
        this.audience = audience;
        this.ids = ids;
    }

    /** Whether posts of a visibility can be pinned: all that more people than the mentioned ones may see. */
    public static boolean isPinnable(Visibility visibility) {
        return !visibility.isDirect() && !visibility.isHidden();
    }

    /**
     * Pins a post to its author's profile; nothing happens if it is pinned already.
     *
     * @throws Refusal.NotFound if there is no such status, or the account may not see it
     * @throws Refusal.Invalid if it can't be pinned, or too many are
     */
    public Post pin(AccountId account, StatusId id) {
        return database.write(tx -> {
            // One after another, so that two at once count each other's rows.
            accounts.lock(tx, account);
            if (!accounts.hold(tx, account)) {
                throw new Refusal.NotFound();
            }
            Post post = pinnable(audience.lockVisible(tx, account, id), account);
            if (store.insert(tx, ids.next(), account, post.id()) && store.count(tx, account) > MOST) {
                throw new Refusal.Invalid(FIELD, "error.pin.too_many", "most", MOST);
            }
            return post;
        });
    }

    private static Post pinnable(Status status, AccountId account) {
        if (!status.account().equals(account)) {
            throw new Refusal.Invalid(FIELD, "error.pin.others");
        }
        Post post = status.post().orElseThrow(() -> new Refusal.Invalid(FIELD, "error.pin.boost"));
        if (!isPinnable(post.visibility())) {
            throw new Refusal.Invalid(FIELD, "error.pin.direct");
        }
        return post;
    }

    /**
     * Unpins a post; nothing happens if it isn't pinned.
     *
     * @throws Refusal.NotFound if there is no such status, or the account may not see it
     */
    public Post unpin(AccountId account, StatusId id) {
        return database.write(tx -> {
            Post post = audience.meant(tx, Optional.of(account), id);
            store.delete(tx, account, post.id());
            return post;
        });
    }
}
