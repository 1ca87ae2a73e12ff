package org.groundswell.polls;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** The tables {@code poll}, {@code poll_option} and {@code poll_vote}. */
public final class PollStore {
    /** Walks the primary keys and the unique index of votes. */
    private static final String RESULTS = """
            SELECT p.status_id, p.voters, o.votes, v.choices
              FROM poll p
              JOIN poll_option o ON o.status_id = p.status_id
              LEFT JOIN poll_vote v ON v.account_id = :viewer AND v.status_id = p.status_id
             WHERE p.status_id IN (:statuses)
             ORDER BY p.status_id, o.position
            """;

    private static final String CHOICES = """
            SELECT account_id, status_id, choices FROM poll_vote
             WHERE account_id IN (:accounts) AND status_id IN (:statuses)
            """;

    /** The votes in some polls, with the choices of a viewer: one query, however many there are. */
    public Map<StatusId, PollResult.ForViewer> results(
            Tx tx, Optional<AccountId> viewer, Collection<StatusId> statuses) {
        Map<StatusId, PollResult.ForViewer> found = new HashMap<>();
        if (!statuses.isEmpty()) {
            Map<StatusId, List<Long>> votes = new HashMap<>();
            tx.sql(RESULTS)
                    .set("viewer", viewer.map(AccountId::value).orElse(0L))
                    .setAll("statuses", values(statuses))
                    .each(row -> {
                        StatusId status = new StatusId(row.longOf("status_id"));
                        List<Long> counted = votes.computeIfAbsent(status, _ -> new ArrayList<>());
                        counted.add(row.longOf("votes"));
                        long bits = row.longOf("choices");
                        found.put(
                                status,
                                new PollResult.ForViewer(
                                        new PollResult(row.longOf("voters"), counted),
                                        bits == 0 ? Optional.empty() : Optional.of(new Choices(bits))));
                    });
        }
        return found;
    }

    /** The choices of each of some accounts in some polls; accounts without any are left out. */
    public Map<AccountId, Map<StatusId, Choices>> choices(
            Tx tx, Collection<AccountId> accounts, Collection<StatusId> statuses) {
        Map<AccountId, Map<StatusId, Choices>> found = new HashMap<>();
        if (!accounts.isEmpty() && !statuses.isEmpty()) {
            tx.sql(CHOICES)
                    .setAll("accounts", accounts.stream().map(AccountId::value).toList())
                    .setAll("statuses", values(statuses))
                    .each(row -> found.computeIfAbsent(new AccountId(row.longOf("account_id")), _ -> new HashMap<>())
                            .put(new StatusId(row.longOf("status_id")), new Choices(row.longOf("choices"))));
        }
        return found;
    }

    /** Adds a poll with the votes that it brings from elsewhere. */
    void insert(Tx tx, StatusId status, PollResult result, boolean ended) {
        tx.sql("INSERT INTO poll (status_id, voters, ended) VALUES (:status, :voters, :ended)")
                .set("status", status.value())
                .set("voters", result.voters())
                .set("ended", ended)
                .run();
        for (int position = 0; position < result.votes().size(); position++) {
            tx.sql("INSERT INTO poll_option (status_id, position, votes) VALUES (:status, :position, :votes)")
                    .set("status", status.value())
                    .set("position", position)
                    .set("votes", result.votes().get(position))
                    .run();
        }
    }

    /** Deletes a poll with its votes. */
    void delete(Tx tx, StatusId status) {
        for (String table : List.of("poll_vote", "poll_option", "poll")) {
            tx.sql("DELETE FROM " + table + " WHERE status_id = :status")
                    .set("status", status.value())
                    .run();
        }
    }

    /** Notes whether the end of a poll was announced; false if that was so before, or there is no poll. */
    public boolean setEnded(Tx tx, StatusId status, boolean ended) {
        return tx.sql("UPDATE poll SET ended = :ended WHERE status_id = :status AND ended <> :ended")
                        .set("status", status.value())
                        .set("ended", ended)
                        .run()
                == 1;
    }

    /**
     * Adds the vote of an account, and counts it; false if the account has voted before.
     *
     * @param id by which the votes of a poll are paged
     */
    public boolean vote(Tx tx, long id, StatusId status, AccountId account, Choices choices) {
        boolean added = tx.sql("""
                        INSERT INTO poll_vote (id, status_id, account_id, choices)
                        VALUES (:id, :status, :account, :choices) ON CONFLICT DO NOTHING
                        """)
                        .set("id", id)
                        .set("status", status.value())
                        .set("account", account.value())
                        .set("choices", choices.bits())
                        .run()
                == 1;
        if (added) {
            count(tx, status, choices, 1);
        }
        return added;
    }

    /** Takes back the vote of an account, if there is one. */
    public void takeBack(Tx tx, StatusId status, AccountId account) {
        Map<StatusId, Choices> chosen =
                choices(tx, List.of(account), List.of(status)).getOrDefault(account, Map.of());
        Optional.ofNullable(chosen.get(status))
                .filter(_ -> removeVote(tx, status, account))
                .ifPresent(choices -> count(tx, status, choices, -1));
    }

    private static boolean removeVote(Tx tx, StatusId status, AccountId account) {
        return tx.sql("DELETE FROM poll_vote WHERE account_id = :account AND status_id = :status")
                        .set("account", account.value())
                        .set("status", status.value())
                        .run()
                == 1;
    }

    /** Some of the polls in which an account has voted. */
    public List<StatusId> votes(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT status_id FROM poll_vote WHERE account_id = :account LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("status_id")));
    }

    private static void count(Tx tx, StatusId status, Choices choices, int delta) {
        tx.sql("UPDATE poll SET voters = voters + :delta WHERE status_id = :status")
                .set("status", status.value())
                .set("delta", delta)
                .run();
        tx.sql("""
                UPDATE poll_option SET votes = votes + :delta WHERE status_id = :status AND position IN (:positions)
                """)
                .set("status", status.value())
                .set("delta", delta)
                .setAll(
                        "positions",
                        choices.positions().stream().map(Integer::longValue).toList())
                .run();
    }

    private static List<Long> values(Collection<StatusId> statuses) {
        return statuses.stream().map(StatusId::value).toList();
    }
}
