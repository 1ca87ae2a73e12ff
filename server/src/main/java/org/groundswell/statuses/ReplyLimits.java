package org.groundswell.statuses;

import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.relationships.Follows;
import org.groundswell.relationships.StrangerStore;

/**
 * The permission to reply, as set by the authors of a status and of those above it in the thread. While the shield of one of
 * them is up, strangers may not reply.
 */
public final class ReplyLimits {
    private final Database database;
    private final StatusStore statuses;
    private final Follows follows;
    private final StrangerStore strangers = new StrangerStore();
    private final ReplyLimitStore store = new ReplyLimitStore();

    public ReplyLimits(Database database, StatusStore statuses, Follows follows) {
        this.database = database;
        this.statuses = statuses;
        this.follows = follows;
    }

    /** The permission to reply to a status, as set by its author. */
    public ReplyPolicy of(StatusId status) {
        return database.read(tx -> store.above(tx, status).stream()
                .filter(limit -> limit.status().equals(status))
                .map(ReplyLimitStore.Limit::policy)
                .findFirst()
                .orElse(ReplyPolicy.EVERYBODY));
    }

    /**
     * Sets the permission to reply to a new status. In the transaction that publishes it, so that no reply can come before
     * the limit.
     */
    public void begin(Tx tx, StatusId status, ReplyPolicy policy) {
        if (policy != ReplyPolicy.EVERYBODY) {
            store.set(tx, status, policy);
        }
    }

    /**
     * Says who may answer a status from now on.
     *
     * @throws Refusal.NotFound if it isn't there, or another account's
     */
    public void set(AccountId author, StatusId id, ReplyPolicy policy) {
        database.writing(tx -> {
            // Locked: the limit of a status that is deleted at the same time would never be deleted.
            Status status = Optional.ofNullable(statuses.lock(tx, List.of(id)).get(id))
                    .filter(found -> found.account().equals(author) && found instanceof Post)
                    .orElseThrow(Refusal.NotFound::new);
            store.set(tx, status.id(), policy);
        });
    }

    /** Whether an account may reply to a status. */
    public boolean mayReply(Optional<AccountId> who, StatusId status) {
        return who.isPresent() && database.read(tx -> mayReply(tx, who.get(), status));
    }

    /** @throws Refusal.Forbidden if the account may not reply to the status */
    public void refuse(Tx tx, AccountId who, StatusId status) {
        for (ReplyLimitStore.Limit limit : store.above(tx, status)) {
            if (!limitAllows(tx, who, limit)) {
                throw new Refusal.Forbidden("error.reply.limited");
            }
            if (!shieldAllows(tx, who, limit)) {
                throw new Refusal.Forbidden("error.reply.shielded");
            }
        }
    }

    private boolean mayReply(Tx tx, AccountId who, StatusId status) {
        return store.above(tx, status).stream()
                .allMatch(limit -> limitAllows(tx, who, limit) && shieldAllows(tx, who, limit));
    }

    private boolean limitAllows(Tx tx, AccountId who, ReplyLimitStore.Limit limit) {
        return limit.account().equals(who)
                || switch (limit.policy()) {
                    case EVERYBODY -> true;
                    case FOLLOWED ->
                        follows.isFollowing(tx, limit.account(), who) || statuses.isMentioned(tx, limit.status(), who);
                    case NOBODY -> false;
                };
    }

    private boolean shieldAllows(Tx tx, AccountId who, ReplyLimitStore.Limit limit) {
        return limit.account().equals(who)
                || limit.shieldedSince()
                        .filter(since -> strangers.isStranger(tx, limit.account(), who, since)
                                && !statuses.isMentioned(tx, limit.status(), who))
                        .isEmpty();
    }
}
