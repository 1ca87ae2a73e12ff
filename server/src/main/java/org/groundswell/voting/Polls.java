package org.groundswell.voting;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.polls.Choices;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollStore;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusStore;

/** Voting in polls. A poll has the id of its post, and is there for the viewers of that. */
public final class Polls {
    private static final String VOTE = "vote";

    private final Database database;
    private final StatusStore statuses;
    private final AccountStore accounts;
    private final Audience audience;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final PollStore store = new PollStore();

    public Polls(
            Database database,
            StatusStore statuses,
            AccountStore accounts,
            Audience audience,
            IdGenerator ids,
            InstantSource clock) {
        this.database = database;
        this.statuses = statuses;
        this.accounts = accounts;
        this.audience = audience;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The post of a poll.
     *
     * @throws Refusal.NotFound if there is none, or the viewer may not see it
     */
    public Post get(Optional<AccountId> viewer, StatusId id) {
        Post post = database.read(tx -> audience.meant(tx, viewer, id));
        poll(post);
        return post;
    }

    /**
     * Votes.
     *
     * @param chosen positions of options, from 0, as they were sent
     * @return the post of the poll
     * @throws Refusal.NotFound if there is no poll, or the voter may not see it
     * @throws Refusal.Invalid if the choices are none of the poll's, or it is the voter's own, or over, or the voter has
     *     voted
     */
    public Post vote(AccountId voter, StatusId id, List<String> chosen) {
        return database.write(tx -> {
            if (!accounts.hold(tx, voter)) {
                throw new Refusal.NotFound();
            }
            // Until the vote is counted, the poll is not edited.
            Post post = audience.lockMeant(tx, voter, id);
            Poll poll = poll(post);
            if (post.account().equals(voter)) {
                throw new Refusal.Invalid(VOTE, "polls.vote.own");
            }
            if (poll.isOver(clock.instant())) {
                throw new Refusal.Invalid(VOTE, "polls.vote.over");
            }
            Choices choices = choices(
                    poll, chosen.stream().filter(text -> !text.isEmpty()).toList());
            if (!store.vote(tx, ids.next(), post.id(), voter, choices)) {
                throw new Refusal.Invalid(VOTE, Refusal.Fault.TAKEN, "polls.vote.twice");
            }
            return post;
        });
    }

    private static Poll poll(Post post) {
        return post.content().poll().orElseThrow(Refusal.NotFound::new);
    }

    private static Choices choices(Poll poll, List<String> chosen) {
        int most = poll.options().size();
        if (chosen.isEmpty()) {
            throw new Refusal.Invalid(VOTE, Refusal.Fault.BLANK, "polls.vote.nothing");
        }
        // The same option may be there several times.
        Choices choices = Choices.of(
                chosen.stream().map(text -> position(text, most)).distinct().toList());
        if (!poll.multiple() && choices.positions().size() > 1) {
            throw new Refusal.Invalid(VOTE, "polls.vote.one");
        }
        return choices;
    }

    private static int position(String text, int options) {
        boolean isNumber = !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int position = isNumber ? Integer.parseInt(text) : options;
        if (position >= options) {
            throw new Refusal.Invalid(VOTE, "polls.vote.unknown");
        }
        return position;
    }

    /**
     * Takes back some votes of an account that is being deleted, whether it may still see the polls or not.
     *
     * @param where for finding them
     * @return how many there were; 0 if none is left
     */
    public int takeBack(Database where, AccountId account, int limit) {
        List<StatusId> found = where.read(tx -> store.votes(tx, account, limit));
        if (!found.isEmpty()) {
            database.writing(tx -> {
                statuses.lock(tx, found);
                found.forEach(status -> store.takeBack(tx, status, account));
            });
        }
        return found.size();
    }
}
