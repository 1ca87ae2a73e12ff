package org.groundswell.moderation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Restrictions;
import org.groundswell.auth.AccountMail;
import org.groundswell.auth.CanonicalEmails;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.reports.CaseEntry;
import org.groundswell.reports.Cases;
import org.groundswell.reports.Evidence;
import org.groundswell.reports.EvidenceFiles;
import org.groundswell.reports.EvidenceHolder;
import org.groundswell.reports.ModerationCase;
import org.groundswell.reports.Staff;
import org.groundswell.restrictions.AccountRestrictions;
import org.groundswell.serverblocks.ServerBlock.Severity;
import org.groundswell.serverblocks.ServerRules;
import org.groundswell.statuses.DeskPosts;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;

/**
 * The actions of moderators on accounts. Each is recorded as a {@link Strike} and in the {@link ModerationLog}, and the
 * person is told. Decisions about one account are made one after another.
 */
public final class AccountModeration {
    /** The parts of other packages that it uses. */
    public record Parts(
            AccountStore accounts,
            StatusStore statuses,
            Staff staff,
            Cases cases,
            AccountRestrictions restrictions,
            ServerRules servers,
            AccountMail mail,
            EvidenceFiles files,
            ModerationLog log) {}

    private final Database database;
    private final Parts parts;
    private final PostActions postActions;
    private final EventLog events;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final DeskPosts deskPosts;
    private final CanonicalEmails emails = new CanonicalEmails();
    private final StrikeStore strikes = new StrikeStore();
    private final SuspensionStore suspensions = new SuspensionStore();

    public AccountModeration(
            Database database,
            Parts parts,
            PostActions postActions,
            EventLog events,
            IdGenerator ids,
            InstantSource clock) {
        this.database = database;
        this.parts = parts;
        this.deskPosts = new DeskPosts(database, parts.statuses());
        this.postActions = postActions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Decides about an account, and closes the case that the decision names.
     *
     * @throws Refusal.NotFound if there is no such account or case
     * @throws Refusal.Forbidden if the moderator may not act on the account
     * @throws Refusal.Conflict if the case has changed, or there are other decisions about the account, since the moderator has
     *     seen them, or the account is restricted so already
     * @throws Refusal.Invalid if a post is not the account's, or neither reported nor visible to the moderator at the desk
     */
    public Strike decide(AccountId moderator, AccountId target, Decision decision) {
        return database.write(tx -> {
            parts.staff().requireOver(tx, moderator, target);
            Account account = lock(tx, target);
            Optional<ModerationCase> closing =
                    decision.closing().map(seen -> parts.cases().claim(tx, moderator, seen.id(), seen.version()));
            if (closing.map(ModerationCase::subject)
                    .filter(each -> !each.isAccusation() || !each.account().equals(target))
                    .isPresent()) {
                throw new Refusal.NotFound();
            }
            if (decision.seen()
                    .filter(seen -> seen != strikes.count(tx, target))
                    .isPresent()) {
                throw new Refusal.Conflict("error.moderation.changed");
            }
            StrikeType type = decision.action().type();
            List<Post> posts = posts(tx, moderator, target, decision.action().posts());
            Strike strike = new Strike(
                    new StrikeId(ids.next()),
                    target,
                    Optional.of(moderator),
                    closing.map(ModerationCase::id),
                    type,
                    decision.text(),
                    Optional.empty(),
                    posts.stream().map(Evidence::of).toList(),
                    Optional.empty());
            strikes.insert(tx, strike);
            posts.forEach(post -> strikes.insertPost(
                    tx, strike.id(), Evidence.of(post), post.content().sensitive()));
            parts.files().keep(tx, EvidenceHolder.STRIKE, strike.id().value(), strike.posts());
            carryOut(tx, account, strike);
            parts.log().record(tx, moderator, new ModerationAction.AccountDecided(acct(account), type));
            closing.ifPresent(each -> parts.cases().close(tx, each, Optional.of(moderator), type.outcome()));
            if (account.isLocal()) {
                events.append(tx, new Event.AccountWarned(target, strike.id().value()));
            }
            if (decision.mail()) {
                parts.mail().send(tx, target, ModerationLetters.decided(name(account), strike));
            }
            return strike;
        });
    }

    private void carryOut(Tx tx, Account account, Strike strike) {
        if (strike.type().isRestriction()) {
            restrict(tx, account, strike.type());
        } else if (strike.type() != StrikeType.WARNING) {
            postActions.add(tx, strike.id());
        }
    }

    private void restrict(Tx tx, Account account, StrikeType type) {
        if (type == StrikeType.FROZEN && !account.isLocal()) {
            throw new Refusal.Invalid("type", "error.moderation.remote");
        }
        Restrictions now = account.restrictions();
        // This decision is recorded already, so that it is one of those in force.
        boolean decided = strikes.inForce(tx, account.id(), type).size() > 1;
        if (isSet(now, type) && (decided || !isFromServer(tx, account, type))) {
            throw new Refusal.Conflict("error.moderation.already");
        }
        Instant at = clock.instant();
        parts.restrictions().set(tx, account.id(), with(now, type, Optional.of(at)));
        if (type == StrikeType.SUSPENDED) {
            suspensions.insert(tx, account.id(), at.plus(Suspensions.KEPT));
            emails.block(tx, account.id(), ids.next());
        }
    }

    /**
     * Lifts a restriction of an account, and tells the person by e-mail. If the account is not restricted so, nothing happens.
     * A restriction by the block of the account's server stays.
     *
     * @throws Refusal.Conflict if the data of a suspended account is being deleted already, or only the block of its server
     *     restricts it
     */
    public void lift(AccountId moderator, AccountId target, StrikeType type) {
        database.writing(tx -> {
            parts.staff().requireOver(tx, moderator, target);
            Account account = lock(tx, target);
            if (isSet(account.restrictions(), type)) {
                List<Strike> inForce = strikes.inForce(tx, target, type);
                if (inForce.isEmpty() && isFromServer(tx, account, type)) {
                    throw new Refusal.Conflict(
                            "error.moderation.server", "domain", account.acct().domain());
                }
                unrestrict(tx, account, type);
                for (Strike strike : inForce) {
                    strikes.lift(tx, strike.id(), clock.instant());
                    strike.caseId()
                            .ifPresent(each ->
                                    parts.cases().log(tx, each, moderator, CaseEntry.Kind.LIFTED, type.apiName()));
                }
                parts.log().record(tx, moderator, new ModerationAction.RestrictionLifted(acct(account), type));
                parts.mail().send(tx, target, ModerationLetters.lifted(name(account)));
            }
        });
    }

    /** Undoes a decision, as far as that has a meaning: deleted posts stay deleted. */
    void undo(Tx tx, Strike strike) {
        Account account = lock(tx, strike.account());
        strikes.lift(tx, strike.id(), clock.instant());
        if (strike.type().isRestriction()) {
            if (isSet(account.restrictions(), strike.type())) {
                unrestrict(tx, account, strike.type());
            }
        } else if (strike.type() == StrikeType.POSTS_MARKED) {
            postActions.add(tx, strike.id());
        }
    }

    private void unrestrict(Tx tx, Account account, StrikeType type) {
        if (type == StrikeType.SUSPENDED) {
            if (!suspensions.end(tx, account.id())) {
                throw new Refusal.Conflict("error.moderation.deleting");
            }
            emails.unblock(tx, account.id());
        }
        if (!isFromServer(tx, account, type)) {
            parts.restrictions().set(tx, account.id(), with(account.restrictions(), type, Optional.empty()));
        }
    }

    /** Whether the block of its server restricts an account so. */
    private boolean isFromServer(Tx tx, Account account, StrikeType type) {
        Severity severity = parts.servers().severity(tx, account.acct().domain());
        return type == StrikeType.LIMITED && severity == Severity.SILENCE
                || type == StrikeType.SUSPENDED && severity == Severity.SUSPEND;
    }

    /** Whether a moderator may act on an account. */
    public boolean mayActOn(AccountId moderator, AccountId target) {
        return database.read(tx -> {
            parts.staff().requireModerator(tx, moderator);
            return parts.staff().mayActOn(tx, moderator, target);
        });
    }

    /** An account, locked so that decisions about it are made one after another. */
    Account lock(Tx tx, AccountId target) {
        parts.accounts().lock(tx, target);
        return parts.accounts().byId(tx, target).orElseThrow(Refusal.NotFound::new);
    }

    private List<Post> posts(Tx tx, AccountId moderator, AccountId target, List<StatusId> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        // A moderator may act on reported posts, and otherwise on those that the moderator reads at the desk.
        Map<StatusId, Post> open = deskPosts.among(tx, moderator, target, wanted).stream()
                .collect(Collectors.toMap(Post::id, Function.identity()));
        List<Post> posts = new ArrayList<>();
        for (StatusId id : wanted) {
            posts.add(Optional.ofNullable(open.get(id))
                    .or(() -> reported(tx, target, id))
                    .orElseThrow(() -> new Refusal.Invalid("posts", "error.moderation.post")));
        }
        return posts;
    }

    private Optional<Post> reported(Tx tx, AccountId target, StatusId id) {
        return parts.statuses()
                .byId(tx, id)
                .filter(status ->
                        status.account().equals(target) && parts.cases().isReported(tx, id))
                .flatMap(Status::post);
    }

    static boolean isSet(Restrictions restrictions, StrikeType type) {
        return switch (type) {
            case SENSITIVE -> restrictions.sensitive();
            case LIMITED -> restrictions.limited();
            case FROZEN -> restrictions.frozen();
            case SUSPENDED -> restrictions.isSuspended();
            case WARNING, POSTS_MARKED, POSTS_DELETED -> false;
        };
    }

    /** @param at the time from which it is in force; empty to lift it */
    private static Restrictions with(Restrictions now, StrikeType type, Optional<Instant> at) {
        return new Restrictions(
                type == StrikeType.SENSITIVE ? at.isPresent() : now.sensitive(),
                type == StrikeType.LIMITED ? at.isPresent() : now.limited(),
                type == StrikeType.FROZEN ? at.isPresent() : now.frozen(),
                type == StrikeType.SUSPENDED ? at : now.suspendedAt());
    }

    private static String acct(Account account) {
        return account.acct().toString();
    }

    private static String name(Account account) {
        return account.acct().username();
    }
}
