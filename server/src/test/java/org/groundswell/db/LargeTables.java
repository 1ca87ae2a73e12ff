package org.groundswell.db;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.groundswell.app.Core;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.events.Envelope;
import org.groundswell.events.Position;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.moderation.StrikeType;
import org.groundswell.relationships.Follows;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.Origin;

/**
 * A database with enough rows that a full table scan is never the best plan, and arguments for queries.
 *
 * @param viewer a local account that follows the author, other authors and {@link #TAG}
 * @param blocker a moderator that blocks and mutes others, and has many notifications and a list
 * @param author an account with many posts and followers
 * @param post a post of the author's in the middle of the table
 * @param events some events that are already counted
 */
record LargeTables(AccountId viewer, AccountId blocker, AccountId author, StatusId post, List<Envelope> events) {
    static final String TAG = "tag3";
    private static final int TAGS = 8;
    private static final int POSTS = 12_000;
    private static final int AUTHORS = 64;
    /** Accounts that only follow, to enlarge the table: PostgreSQL scans a small one however good its index is. */
    private static final int FOLLOWERS = 30_000;

    private static final int JOBS = 20_000;
    private static final int LOGGED = 6_000;
    private static final int MODERATORS = 30;

    static LargeTables fill(Core core) throws IOException {
        bringPosts(core);
        AccountId viewer = TestLogins.create(core, "ana", Role.USER);
        AccountId blocker = TestLogins.create(core, "ben", Role.MODERATOR);
        List<Status> all = core.publishing().timelines().everybody(Origin.ANYWHERE, Page.first(POSTS));
        Status middle = all.get(all.size() / 2);
        AccountId author = middle.account();
        core.database().writing(tx -> addFollowers(tx, author, middle.id()));
        all.stream()
                .map(Status::account)
                .distinct()
                .limit(AUTHORS / 2)
                .forEach(each -> core.people().follows().follow(viewer, each, Follows.Options.DEFAULT));
        core.people().follows().follow(viewer, author, Follows.Options.DEFAULT);
        core.database().writing(LargeTables::addJobs);
        core.database().writing(tx -> addLog(core.moderation().log(), tx));
        core.database().writing(tx -> addRelations(tx, blocker, middle.id()));
        core.database().writing(tx -> addImports(tx, viewer));
        core.tagging().tags().follow(viewer, TAG);
        core.tagging().featured().add(author, TAG);
        core.database().writing(LargeTables::addFigures);
        // On PostgreSQL, reading the log assigns positions to the events.
        core.events().consumers();
        List<Envelope> events = core.database().read(tx -> core.events().after(tx, Position.START, 200));
        return new LargeTables(viewer, blocker, author, middle.id(), events);
    }

    /** A position with many events before and after it. */
    Position halfway() {
        return new Position(POSTS / 2);
    }

    private static void bringPosts(Core core) throws IOException {
        StringBuilder lines = new StringBuilder();
        Instant start = Instant.now().minusSeconds(2L * POSTS);
        for (int i = 0; i < POSTS; i++) {
            lines.append("""
                    {"id":"%d","account":"person%d@elsewhere.example","created_at":"%s","visibility":"%s",\
                    %s"text":"Number %d of #tag%d"}
                    """.formatted(
                            i,
                            i % AUTHORS,
                            start.plusSeconds(i),
                            i / AUTHORS % 2 == 0 ? "public" : "unlisted",
                            i % 10 == 9 ? "\"in_reply_to\":\"" + (i - 9) + "\"," : "",
                            i,
                            i * 7 % TAGS));
        }
        core.importing()
                .importer()
                .run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Relations and notifications of the blocker and of accounts that only enlarge the tables. */
    private static void addRelations(Tx tx, AccountId blocker, StatusId post) {
        for (String table : List.of("block", "mute")) {
            String extra = table.equals("mute") ? ", notifications" : "";
            tx.sql("INSERT INTO " + table + " (id, account_id, target_id" + extra + ") SELECT id,"
                            + " CASE WHEN id % 30 = 0 THEN :blocker ELSE id END, CASE WHEN id % 30 = 0 THEN id ELSE id + 1 END"
                            + (extra.isEmpty() ? "" : ", TRUE") + " FROM account WHERE id < :followers")
                    .set("blocker", blocker.value())
                    .set("followers", FOLLOWERS)
                    .run();
        }
        tx.sql("""
                INSERT INTO follow_request (id, follower_id, followee_id)
                SELECT id, id, CASE WHEN id % 30 = 0 THEN :blocker ELSE id + 1 END FROM account WHERE id < :followers
                """).set("blocker", blocker.value()).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO notification (id, account_id, type, origin_id, status_id, created_at, group_key)
                SELECT id, CASE WHEN id % 300 = 0 THEN :blocker ELSE id END, 'favourite', id, :post, 1, 'favourite-' || (id / 300 % 20)
                  FROM account WHERE id < :followers
                """)
                .set("blocker", blocker.value())
                .set("post", post.value())
                .set("followers", FOLLOWERS)
                .run();
        tx.sql("""
                INSERT INTO list (id, account_id, title, replies_policy, exclusive)
                SELECT id, CASE WHEN id = 30 THEN :blocker ELSE id END, 'a', 'list', FALSE
                  FROM account WHERE id < :followers
                """).set("blocker", blocker.value()).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO list_member (list_id, follow_id)
                SELECT CASE WHEN id % 3000 = 0 THEN 30 ELSE id END, id FROM follow WHERE id < :followers
                """).set("followers", FOLLOWERS).run();
    }

    /** Imports of files: one of the viewer's with many rows, and those of others. */
    private static void addImports(Tx tx, AccountId viewer) {
        tx.sql("""
                INSERT INTO data_import (id, account_id, kind, looks_like, state, overwrite, position, removed, created_at)
                SELECT id, CASE WHEN id = 30 THEN :viewer ELSE id END, 'blocks', '', 'adding', FALSE, '', 0, 1
                  FROM account WHERE id < :followers
                """).set("viewer", viewer.value()).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO data_import_row (import_id, number, state, content, problem)
                SELECT CASE WHEN id < 10000 THEN 30 ELSE id END, id, id % 5, '["ben"]', '' FROM account WHERE id < :followers
                """).set("followers", FOLLOWERS).run();
    }

    /** Decisions of many moderators about many accounts. */
    private static void addLog(ModerationLog log, Tx tx) {
        for (int i = 0; i < LOGGED; i++) {
            log.record(
                    tx,
                    new AccountId(1 + i % MODERATORS),
                    new ModerationAction.AccountDecided("person" + i / 2, StrikeType.WARNING));
        }
    }

    /** Adds jobs to a few queues: half of them due, one in a hundred a dead letter. */
    private static void addJobs(Tx tx) {
        tx.sql("""
                WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < :jobs)
                INSERT INTO job (queue, key, payload, added_at, next_at, dead_at)
                SELECT 'queue' || (i % 4), 'key' || i, '4', 1, CASE WHEN i % 2 = 0 THEN i ELSE :future END,
                       CASE WHEN i % 100 = 0 THEN 1 END
                  FROM number
                """)
                .set("jobs", JOBS)
                .set("future", Instant.now().plusSeconds(86_400))
                .run();
    }

    /** Logins, days of activity and reports, of long ago. */
    private static void addFigures(Tx tx) {
        tx.sql("""
                INSERT INTO login (account_id, email, password_hash, role, approved, created_at)
                SELECT id, id || '@mail.example', '', 'user', TRUE, 1 FROM account WHERE id <= :followers
                """).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO active_day (at, account_id)
                SELECT (id % 300) * 86400000, id FROM account WHERE id <= :followers
                """).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO moderation_case (id, kind, account_id, acct, reports, version, created_at, updated_at, closed_at)
                SELECT id, 'account', id, 'x', 1, 1, 1, 1, 1 FROM account WHERE id <= :followers
                """).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO report (id, case_id, target_id, category, comment, forward, created_at)
                SELECT id, id, id, 'spam', '', FALSE, 1 FROM account WHERE id <= :followers
                """).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO shield (account_id, mode) SELECT id, 'automatic' FROM account WHERE id <= :followers
                """).set("followers", FOLLOWERS).run();
    }

    /**
     * Every thirtieth follows the author and favourites the post; the others have accounts and posts that don't exist.
     */
    private static void addFollowers(Tx tx, AccountId author, StatusId post) {
        tx.sql("""
                WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < :followers)
                INSERT INTO account (id, username, username_key, domain, created_at)
                SELECT i, 'follower' || i, 'follower' || i, 'there.example', 1 FROM number
                """).set("followers", FOLLOWERS).run();
        tx.sql("INSERT INTO account_count (account_id) SELECT id FROM account WHERE id <= :followers")
                .set("followers", FOLLOWERS)
                .run();
        tx.sql("""
                INSERT INTO follow (id, follower_id, followee_id)
                SELECT id, id, CASE WHEN id % 30 = 0 THEN :author ELSE id END FROM account WHERE id <= :followers
                """).set("author", author.value()).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO post_filter (id, account_id, title, contexts, action) SELECT id, id, 'a', 'home', 'warn'
                  FROM account WHERE id <= :followers
                """).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO post_filter_version (account_id, version) SELECT id, id FROM account WHERE id <= :followers
                """).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO post_filter_keyword (id, filter_id, keyword, whole_word) SELECT id, id, 'word', TRUE
                  FROM account WHERE id <= :followers
                """).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO post_filter_status (id, filter_id, status_id) SELECT id, id, id
                  FROM account WHERE id <= :followers
                """).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO favourite (id, account_id, status_id)
                SELECT id, id, CASE WHEN id % 30 = 0 THEN :post ELSE id END FROM account WHERE id <= :followers
                """).set("post", post.value()).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO poll (status_id, voters, ended)
                SELECT CASE WHEN id = 30 THEN :post ELSE id END, 1, FALSE FROM account WHERE id <= :followers
                """).set("post", post.value()).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO poll_option (status_id, position, votes)
                SELECT p.status_id, o.number, 1 FROM poll p JOIN (SELECT 0 AS number UNION SELECT 1) o ON o.number >= 0
                """).run();
        tx.sql("""
                INSERT INTO poll_vote (id, status_id, account_id, choices)
                SELECT id, CASE WHEN id % 30 = 0 THEN :post ELSE id END, id, 1 FROM account WHERE id <= :followers
                """).set("post", post.value()).set("followers", FOLLOWERS).run();
        tx.sql("""
                INSERT INTO featured_tag (id, account_id, tag_id, spelling) SELECT id, id, id, 'a'
                  FROM account WHERE id <= :followers
                """).set("followers", FOLLOWERS).run();
        tx.sql("INSERT INTO tag (id, key) SELECT id, 'unused' || id FROM account WHERE id <= :followers")
                .set("followers", FOLLOWERS)
                .run();
    }
}
