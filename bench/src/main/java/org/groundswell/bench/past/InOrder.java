package org.groundswell.bench.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.groundswell.app.Core;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.reputation.Reputation;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;

/**
 * The lists of past moments by engines that are fed in order from their start with the posts that a database has: what a
 * server has to answer, whatever it did before. It reads the posts with its own query.
 */
final class InOrder {
    private static final long WEEK = Duration.ofDays(7).toMillis();
    private static final int LONGEST = 100;

    private final Core core;
    private final TrendParameters parameters;

    /** @param parameters those of the server's engine for past moments */
    InOrder(Core core, TrendParameters parameters) {
        this.core = core;
        this.parameters = parameters;
    }

    /** All lists of a moment, by place. */
    record Lists(Map<Place, List<Trend>> trending, Map<Place, List<Trend>> stillHigh) {}

    private record Post(String tag, long account, long id, String country, String language, long text, int cell) {
        long at() {
            return Ids.instant(id).toEpochMilli();
        }
    }

    /** The lists of some moments. */
    Map<Instant, Lists> at(Collection<Instant> moments) {
        List<Use> uses = core.database().read(this::uses);
        TreeMap<Long, SortedSet<Instant>> byStart = new TreeMap<>();
        for (Instant moment : moments) {
            byStart.computeIfAbsent(start(uses, moment.toEpochMilli()), _ -> new TreeSet<>())
                    .add(moment);
        }
        Map<Instant, Lists> lists = new HashMap<>();
        byStart.forEach((start, asked) -> feed(uses, start, asked, lists));
        return lists;
    }

    private void feed(List<Use> uses, long start, SortedSet<Instant> asked, Map<Instant, Lists> lists) {
        TrendEngine engine = new TrendEngine(start, parameters);
        int next = 0;
        for (Instant moment : asked) {
            long millis = moment.toEpochMilli();
            while (next < uses.size() && uses.get(next).at() <= millis) {
                if (uses.get(next).at() >= start) {
                    engine.use(uses.get(next));
                }
                next++;
            }
            engine.advanceTo(millis);
            lists.put(moment, new Lists(engine.trends(LONGEST), engine.stillHigh(LONGEST)));
        }
    }

    /** The beginning of the engine of a moment, as docs/trends.md has it. */
    private static long start(List<Use> uses, long moment) {
        long first = uses.isEmpty() ? moment : uses.getFirst().at();
        long week = Math.floorDiv(moment, WEEK) * WEEK;
        return Math.min(moment, Math.max(first, week - TrendEngine.MEMORY_MILLIS));
    }

    private List<Use> uses(Tx tx) {
        List<Post> posts = tx.sql("""
                SELECT t.key, u.account_id, u.status_id, u.text_hash, s.country, s.language, s.cell
                  FROM status s JOIN tag_use u ON u.status_id = s.id JOIN tag t ON t.id = u.tag_id
                 ORDER BY s.id, t.key
                """)
                .list(row -> new Post(
                        row.textOf("key"),
                        row.longOf("account_id"),
                        row.longOf("status_id"),
                        row.textOf("country"),
                        row.textOf("language"),
                        row.longOf("text_hash"),
                        row.intOf("cell")));
        ReputationPolicyStore policies = new ReputationPolicyStore(new VerdictStore());
        ReputationPolicy policy = policies.now(tx, Instant.now().toEpochMilli());
        Set<AccountId> authors = new HashSet<>();
        posts.forEach(post -> authors.add(new AccountId(post.account())));
        Map<AccountId, Reputation> reputations = new HashMap<>();
        List<AccountId> all = List.copyOf(authors);
        for (int from = 0; from < all.size(); from += 500) {
            reputations.putAll(policies.reputations(tx, all.subList(from, Math.min(all.size(), from + 500))));
        }
        List<Use> uses = new ArrayList<>();
        for (Post post : posts) {
            Reputation reputation = reputations.get(new AccountId(post.account()));
            if (reputation != null) {
                uses.add(new Use(
                        post.tag(),
                        post.account(),
                        post.at(),
                        post.country(),
                        post.language(),
                        policy.traits(reputation, post.at()),
                        post.text(),
                        post.cell()));
            }
        }
        return uses;
    }
}
