package org.groundswell.moderation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.files.FileName;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.reports.CaseId;
import org.groundswell.reports.Evidence;
import org.groundswell.reports.EvidenceCodec;
import org.groundswell.reports.EvidenceFileId;
import org.groundswell.reports.EvidenceFileStore;
import org.groundswell.reports.EvidenceHolder;

/** SQL on the tables {@code strike}, {@code strike_status} and {@code appeal}. */
final class StrikeStore {
    private final EvidenceFileStore files = new EvidenceFileStore();

    private static final String SELECT = """
            SELECT s.id, s.account_id, s.moderator_id, s.case_id, s.action, s.text, s.lifted_at,
                   a.text AS appeal, a.state, a.created_at, a.decided_at
              FROM strike s LEFT JOIN appeal a ON a.strike_id = s.id
            """;

    /** Adds a decision, without its posts. */
    void insert(Tx tx, Strike strike) {
        tx.sql("""
                INSERT INTO strike (id, account_id, moderator_id, case_id, action, text)
                VALUES (:id, :account, :moderator, :case, :action, :text)
                """)
                .set("id", strike.id().value())
                .set("account", strike.account().value())
                .setOrNull("moderator", strike.moderator().map(AccountId::value).orElse(null))
                .setOrNull("case", strike.caseId().map(CaseId::value).orElse(null))
                .set("action", strike.type().apiName())
                .set("text", strike.text())
                .run();
    }

    void insertPost(Tx tx, StrikeId strike, Evidence post, boolean wasSensitive) {
        EvidenceCodec.set(tx.sql("""
                        INSERT INTO strike_status (strike_id, status_id, text, spoiler, media, options, was_sensitive)
                        VALUES (:strike, :status, :text, :spoiler, :media, :options, :sensitive)
                        """), post)
                .set("strike", strike.value())
                .set("sensitive", wasSensitive)
                .run();
    }

    Optional<Strike> find(Tx tx, StrikeId id) {
        return withPosts(
                        tx,
                        tx.sql(SELECT + " WHERE s.id = :id")
                                .set("id", id.value())
                                .list(StrikeStore::strike))
                .stream()
                .findFirst();
    }

    List<Strike> byIds(Tx tx, Collection<StrikeId> ids) {
        return withPosts(
                tx,
                tx.sql(SELECT + " WHERE s.id IN (:ids)")
                        .setAll("ids", ids.stream().map(StrikeId::value).toList())
                        .list(StrikeStore::strike));
    }

    /** The latest decisions about an account, newest first. */
    List<Strike> of(Tx tx, AccountId account, int limit) {
        return withPosts(
                tx,
                tx.sql(SELECT + " WHERE s.account_id = :account ORDER BY s.id DESC LIMIT :limit")
                        .set("account", account.value())
                        .set("limit", limit)
                        .list(StrikeStore::strike));
    }

    /** The number of decisions about an account. */
    long count(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM strike WHERE account_id = :account")
                .set("account", account.value())
                .number();
    }

    /** The pending appeals, the longest waiting first, without those of one account. */
    List<Strike> appealed(Tx tx, AccountId without, int limit) {
        return withPosts(
                tx,
                tx.sql(SELECT + """
                         WHERE a.state = 'pending' AND s.account_id <> :without ORDER BY a.created_at, s.id LIMIT :limit
                        """)
                        .set("without", without.value())
                        .set("limit", limit)
                        .list(StrikeStore::strike));
    }

    /** The number of pending appeals, without those of one account. */
    long countAppealed(Tx tx, AccountId without) {
        return tx.sql("""
                        SELECT count(*) FROM appeal a JOIN strike s ON s.id = a.strike_id
                         WHERE a.state = 'pending' AND s.account_id <> :without
                        """).set("without", without.value()).number();
    }

    /** The decisions of a type that are in force. */
    List<Strike> inForce(Tx tx, AccountId account, StrikeType type) {
        return tx.sql(SELECT + " WHERE s.account_id = :account AND s.action = :action AND s.lifted_at IS NULL")
                .set("account", account.value())
                .set("action", type.apiName())
                .list(StrikeStore::strike);
    }

    void lift(Tx tx, StrikeId id, Instant at) {
        tx.sql("UPDATE strike SET lifted_at = :at WHERE id = :id AND lifted_at IS NULL")
                .set("id", id.value())
                .set("at", at)
                .run();
    }

    /** The posts of a decision that were sensitive before. */
    List<StatusId> sensitiveBefore(Tx tx, StrikeId id) {
        return tx.sql("SELECT status_id FROM strike_status WHERE strike_id = :id AND was_sensitive")
                .set("id", id.value())
                .list(row -> new StatusId(row.longOf("status_id")));
    }

    /** Adds an appeal; false if there is one. */
    boolean insertAppeal(Tx tx, StrikeId id, String text, Instant at) {
        return tx.sql("""
                INSERT INTO appeal (strike_id, text, state, created_at) VALUES (:id, :text, 'pending', :at)
                ON CONFLICT DO NOTHING
                """).set("id", id.value()).set("text", text).set("at", at).run() == 1;
    }

    /** Decides a pending appeal; false if it is not pending. */
    boolean decideAppeal(Tx tx, StrikeId id, Appeal.State state, AccountId by, Instant at) {
        return tx.sql("""
                UPDATE appeal SET state = :state, decided_at = :at, decided_by_id = :by
                 WHERE strike_id = :id AND state = 'pending'
                """)
                        .set("id", id.value())
                        .set("state", state.word())
                        .set("at", at)
                        .set("by", by.value())
                        .run()
                == 1;
    }

    /** Some of the decisions before a moment that have files, without those whose appeal is pending. */
    List<Long> withFiles(Tx tx, Instant before, int limit) {
        return tx.sql("""
                SELECT DISTINCT f.strike_id FROM evidence_file f
                 WHERE f.strike_id < :before
                   AND NOT EXISTS (SELECT 1 FROM appeal a WHERE a.strike_id = f.strike_id AND a.state = 'pending')
                 ORDER BY f.strike_id LIMIT :limit
                """)
                .set("before", Ids.first(before.toEpochMilli()))
                .set("limit", limit)
                .list(row -> row.longOf("strike_id"));
    }

    /** The decisions about an account that have files. */
    List<Long> withFiles(Tx tx, AccountId account) {
        return tx.sql("""
                SELECT DISTINCT s.id FROM strike s JOIN evidence_file f ON f.strike_id = s.id
                 WHERE s.account_id = :account
                """).set("account", account.value()).list(row -> row.longOf("id"));
    }

    private List<Strike> withPosts(Tx tx, List<Strike> strikes) {
        if (strikes.isEmpty()) {
            return strikes;
        }
        List<Long> ids = strikes.stream().map(each -> each.id().value()).toList();
        Map<Long, Map<FileName, EvidenceFileId>> kept = files.of(tx, EvidenceHolder.STRIKE, ids);
        Map<StrikeId, List<Evidence>> posts = new HashMap<>();
        tx.sql("""
                SELECT strike_id, status_id, text, spoiler, media, options FROM strike_status
                 WHERE strike_id IN (:strikes) ORDER BY status_id
                """)
                .setAll("strikes", ids)
                .each(row -> posts.computeIfAbsent(new StrikeId(row.longOf("strike_id")), _ -> new ArrayList<>())
                        .add(EvidenceCodec.read(row, kept.getOrDefault(row.longOf("strike_id"), Map.of()))));
        return strikes.stream()
                .map(each -> each.with(posts.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private static Strike strike(Row row) {
        return new Strike(
                new StrikeId(row.longOf("id")),
                new AccountId(row.longOf("account_id")),
                Optional.of(row.longOf("moderator_id")).filter(id -> id != 0).map(AccountId::new),
                Optional.of(row.longOf("case_id")).filter(id -> id != 0).map(CaseId::new),
                type(row.textOf("action")),
                row.textOf("text"),
                Optional.ofNullable(row.instantOrNull("lifted_at")),
                List.of(),
                Optional.ofNullable(row.textOrNull("state"))
                        .map(state -> new Appeal(
                                row.textOf("appeal"),
                                Appeal.State.ofStored(state),
                                row.instantOf("created_at"),
                                Optional.ofNullable(row.instantOrNull("decided_at")))));
    }

    private static StrikeType type(String stored) {
        return StrikeType.parse(stored)
                .orElseThrow(() -> new IllegalStateException("a newer version has written a decision called " + stored
                        + "; run that version, or a newer one"));
    }
}
