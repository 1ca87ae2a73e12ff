package org.groundswell.deletion;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.alerts.TrendSubscription;
import org.groundswell.app.Core;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.events.Follower;
import org.groundswell.filters.Filter;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.profiles.AttributionDomains;
import org.groundswell.publishing.Draft;
import org.groundswell.relationships.Follows;
import org.groundswell.statuses.ReplyPolicy;

/** An account with rows in every table, and a status of it to which every table refers. */
final class EverythingOfAnAccount {
    static final String PASSWORD = "a long password";

    /**
     * Rows inserted directly, since creating them through their features takes an import, editors, other servers or
     * time.
     */
    private static final List<String> ROWS = List.of(
            "INSERT INTO oauth_code (code_hash, app_id, account_id, redirect_uri, scopes, expires_at)"
                    + " VALUES ('c', 0, :ana, '', '', 1)",
            "INSERT INTO oauth_token (token_hash, app_id, account_id, scopes, created_at) VALUES ('t', 0, :ana, '', 1)",
            "INSERT INTO push_subscription (account_id, token_hash, access_token, endpoint, p256dh, auth, standard, alerts,"
                    + " policy, locale, created_at) VALUES (:ana, 't', '', '', '', '', TRUE, '', 'all', 'en', 1)",
            "INSERT INTO account_name_missing (account_id) VALUES (:ana)",
            "INSERT INTO alert (id, account_id, tag, kind, place, sentence) VALUES (1, :ana, 'here', 'world', '', '')",
            "INSERT INTO alert_told (account_id, tag, last_id) VALUES (:ana, 'here', 1)",
            "INSERT INTO story (id, slug, tag, language, version, started_by) VALUES (1, 's', 'here', 'en', 1, :ana)",
            "INSERT INTO story_version (story_id, number, account_id, at, manuscript)"
                    + " VALUES (1, 1, :ana, 1, '{\"posts\":[' || CAST(:status AS TEXT) || ']}')",
            "INSERT INTO story_consent (story_id, status_id, account_id, asked_by, asked_at, answer)"
                    + " VALUES (1, :reply, :ana, :ben, 1, 'open')",
            "INSERT INTO story_consent (story_id, status_id, account_id, asked_by, asked_at, answer)"
                    + " VALUES (1, :status, :ben, :ana, 1, 'open')",
            "INSERT INTO not_quoted (account_id) VALUES (:ana)",
            "INSERT INTO media (id, account_id, status_id, unused_since, state, version, kind, description, focus_x, focus_y,"
                    + " facts, problem) VALUES (1, :ana, :status, 1, 2, 1, 'image', '', 0, 0, '', '')",
            "INSERT INTO poll (status_id, voters, ended) VALUES (:status, 1, FALSE)",
            "INSERT INTO poll_option (status_id, position, votes) VALUES (:status, 0, 1)",
            "INSERT INTO poll_vote (id, status_id, account_id, choices) VALUES (1, :status, :ana, 1)",
            "INSERT INTO scheduled_status (id, account_id, publish_at, draft, problem) VALUES (1, :ana, 1, '{}', '')",
            "INSERT INTO pinned_status (id, account_id, status_id) VALUES (1, :ana, :status)",
            "INSERT INTO tag_care (tag, account_id, at) VALUES ('here', :ana, 1)",
            "INSERT INTO hidden_relation (tag, other, account_id, note, at) VALUES ('here', 'there', :ana, '', 1)",
            "INSERT INTO tag_variant (tag, main, account_id, at) VALUES ('there', 'here', :ana, 1)",
            "INSERT INTO trend_verdict (kind, subject, verdict, account_id, at)"
                    + " VALUES ('account', CAST(:ana AS TEXT), 'withheld', :ana, 1)",
            "INSERT INTO moderation_log (id, account_id, action, subject)"
                    + " VALUES (1, :ana, 'withhold account', CAST(:ana AS TEXT))",
            "INSERT INTO account_standing (account_id, known, circle) VALUES (:ana, TRUE, :ana)",
            "INSERT INTO account_standing (account_id, known, circle) VALUES (:ben, TRUE, :ana)",
            "INSERT INTO follow_request (id, follower_id, followee_id) VALUES (1, :ana, :ben)",
            "INSERT INTO follow_request (id, follower_id, followee_id) VALUES (2, :ben, :ana)",
            "INSERT INTO block (id, account_id, target_id) VALUES (1, :ana, :cay)",
            "INSERT INTO block (id, account_id, target_id) VALUES (2, :cay, :ana)",
            "INSERT INTO mute (id, account_id, target_id, notifications) VALUES (1, :ana, :ben, TRUE)",
            "INSERT INTO mute (id, account_id, target_id, notifications) VALUES (2, :ben, :ana, TRUE)",
            "INSERT INTO account_domain_block (id, account_id, domain) VALUES (1, :ana, 'else.example')",
            "INSERT INTO suggestion_dismissal (account_id, target_id) VALUES (:ana, :ben)",
            "INSERT INTO suggestion_dismissal (account_id, target_id) VALUES (:ben, :ana)",
            "INSERT INTO announcement (id, text, created_at, updated_at) VALUES (1, 'We move', 1, 1)",
            "INSERT INTO announcement_dismissal (account_id, announcement_id) VALUES (:ana, 1)",
            "INSERT INTO announcement_reaction (announcement_id, name, account_id, at) VALUES (1, '+', :ana, 1)",
            "INSERT INTO severance (id, account_id, domain, following, followers, created_at)"
                    + " VALUES (1, :ana, 'else.example', 1, 0, 1)",
            "INSERT INTO severance (id, account_id, domain, following, followers, created_at)"
                    + " VALUES (2, :ben, 'else.example', 1, 0, 1)",
            "INSERT INTO severed_follow (id, severance_id, account_id, followed) VALUES (1, 1, :ben, TRUE)",
            "INSERT INTO severed_follow (id, severance_id, account_id, followed) VALUES (2, 2, :ana, TRUE)",
            "INSERT INTO data_import (id, account_id, kind, looks_like, state, overwrite, position, removed, created_at)"
                    + " VALUES (1, :ana, 'blocks', '', 'preview', FALSE, '', 0, 1)",
            "INSERT INTO data_import_row (import_id, number, state, content, problem) VALUES (1, 1, 0, '[\"ben\"]', '')",
            "INSERT INTO archive_request (account_id, requested_at, failed) VALUES (:ana, 1, FALSE)",
            "INSERT INTO import_pace (account_id, begun_at, follows) VALUES (:ana, 1, 1)",
            "INSERT INTO account_note (account_id, target_id, note) VALUES (:ana, :ben, 'met in Manila')",
            "INSERT INTO account_note (account_id, target_id, note) VALUES (:ben, :ana, 'met in Manila')",
            "INSERT INTO endorsement (id, account_id, target_id) VALUES (1, :ana, :ben)",
            "INSERT INTO endorsement (id, account_id, target_id) VALUES (2, :ben, :ana)",
            "INSERT INTO list (id, account_id, title, replies_policy, exclusive) VALUES (1, :ana, 'l', 'list', FALSE)",
            "INSERT INTO list_member (list_id, follow_id)"
                    + " SELECT 1, id FROM follow WHERE follower_id = :ana AND followee_id = :ben",
            "INSERT INTO conversation_entry (account_id, conversation_id, status_id) VALUES (:ana, 1, :status)",
            "INSERT INTO conversation_entry (account_id, conversation_id, status_id) VALUES (:ben, 1, :status)",
            "INSERT INTO conversation_read (account_id, conversation_id, last_read_id) VALUES (:ana, 1, 1)",
            "INSERT INTO conversation_mute (account_id, conversation_id) VALUES (:ana, 1)",
            "INSERT INTO account_trace (account_id, kind, hash, seen_at) VALUES (:ana, 'device', 'h', 1)",
            "INSERT INTO shield (account_id, mode) VALUES (:ana, 'off')",
            "INSERT INTO shield_contact (account_id, contact_id, first_at, last_at, posts, follows, near, about_id)"
                    + " VALUES (:ana, :ben, 1, 1, 1, 0, FALSE, :status)",
            "INSERT INTO shield_contact (account_id, contact_id, first_at, last_at, posts, follows, near)"
                    + " VALUES (:ben, :ana, 1, 1, 1, 0, FALSE)",
            "INSERT INTO shield_hour (account_id, hour, strangers, speaking) VALUES (:ana, 1, 1, 1)",
            "INSERT INTO imported_person (person, account_id) VALUES ('twitter:1', :ana)",
            "INSERT INTO imported_edit (uri, status_id, place, shown) VALUES ('e', :status, 1, TRUE)",
            "INSERT INTO import_missing (uri, status_id) VALUES ('m', :status)",
            "INSERT INTO notification (id, account_id, type, origin_id, status_id, created_at)"
                    + " VALUES (1, :ana, 'mention', :ben, :reply, 1)",
            "INSERT INTO notification (id, account_id, type, origin_id, status_id, created_at)"
                    + " VALUES (2, :ben, 'mention', :ana, :status, 1)",
            "INSERT INTO notification_request (id, account_id, from_id, created_at, updated_at)"
                    + " VALUES (1, :ana, :ben, 1, 1)",
            "INSERT INTO notification_request (id, account_id, from_id, created_at, updated_at)"
                    + " VALUES (2, :ben, :ana, 1, 1)",
            "INSERT INTO notification_permission (account_id, from_id) VALUES (:ana, :ben)",
            "INSERT INTO notification_permission (account_id, from_id) VALUES (:ben, :ana)",
            "INSERT INTO notification_policy (account_id, not_following, not_followers, new_accounts, private_mentions,"
                    + " limited_accounts, off) VALUES (:ana, 'accept', 'accept', 'accept', 'accept', 'accept', '')",
            "INSERT INTO marker (account_id, timeline, last_read_id, version, updated_at)"
                    + " VALUES (:ana, 'notifications', 1, 1, 1)",
            "INSERT INTO moderation_case (id, kind, account_id, acct, assignee_id, reports, version, created_at, updated_at)"
                    + " VALUES (1, 'account', :ana, 'ana', :ben, 1, 1, 1, 1)",
            "INSERT INTO moderation_case (id, kind, account_id, acct, assignee_id, reports, version, created_at, updated_at)"
                    + " VALUES (2, 'account', :ben, 'ben', :ana, 1, 1, 1, 1)",
            "INSERT INTO moderation_case_entry (id, case_id, account_id, kind, text) VALUES (1, 2, :ana, 'note', '')",
            "INSERT INTO report (id, case_id, account_id, target_id, category, comment, forward, created_at)"
                    + " VALUES (1, 1, :ben, :ana, 'other', '', FALSE, 1)",
            "INSERT INTO report (id, case_id, account_id, target_id, category, comment, forward, created_at)"
                    + " VALUES (2, 2, :ana, :ben, 'other', '', FALSE, 1)",
            "INSERT INTO report_status (report_id, status_id, text, spoiler) VALUES (1, :status, '', '')",
            "INSERT INTO strike (id, account_id, moderator_id, case_id, action, text) VALUES (1, :ana, :ben, 1, 'none', '')",
            "INSERT INTO strike (id, account_id, moderator_id, case_id, action, text) VALUES (2, :ben, :ana, 2, 'none', '')",
            "INSERT INTO strike_status (strike_id, status_id, text, spoiler, was_sensitive)"
                    + " VALUES (1, :status, '', '', FALSE)",
            "INSERT INTO strike_status (strike_id, status_id, text, spoiler, was_sensitive)"
                    + " VALUES (2, :status, '', '', FALSE)",
            "INSERT INTO stored_file (id, hash, type, name, bytes, touched_at, dying)"
                    + " VALUES (1, 'f', 'jpg', '0123456789012345678901234567890123456789-1.jpg', 1, 1, FALSE)",
            "INSERT INTO evidence_file (id, report_id, name, file_id)"
                    + " VALUES (1, 1, '0123456789012345678901234567890123456789-1.jpg', 1)",
            "INSERT INTO evidence_file (id, strike_id, name, file_id)"
                    + " VALUES (2, 1, '0123456789012345678901234567890123456789-1.jpg', 1)",
            "INSERT INTO appeal (strike_id, text, state, created_at, decided_by_id) VALUES (2, '', 'rejected', 1, :ana)",
            "INSERT INTO suspension (account_id, delete_at) VALUES (:ana, 1)",
            "INSERT INTO canonical_email_block (id, hash, by_hand, account_id) VALUES (1, 'aa', FALSE, :ana)",
            "INSERT INTO active_day (at, account_id) VALUES (0, :ana)",
            "INSERT INTO card (id, url, site, title, description, provider_name, provider_url, author_name, author_url,"
                    + " author_id, embed_url, width, height, fetched_at, checked_at)"
                    + " VALUES (1, 'https://a.example/', 'a.example', 'A', '', '', '', '', '', :ana, '', 0, 0, 1, 1)",
            "INSERT INTO card_wanted (status_id, url) VALUES (:status, 'https://a.example/')",
            "INSERT INTO status_leftover (status_id, at) VALUES (:status, 1)",
            "UPDATE status SET quote_of_id = :status WHERE id = :reply");

    final AccountId ana;
    final AccountId ben;
    /** Blocks ana, and is blocked. */
    private final AccountId cay;
    /** Of ana. */
    final StatusId status;
    /** Of ben, to the status. */
    final StatusId reply;

    EverythingOfAnAccount(Core core) {
        ana = account(core, "ana");
        ben = account(core, "ben");
        cay = account(core, "cay");
        core.people().logins().signIn("ana", PASSWORD, "192.0.2.1");
        core.people().logins().startSession(ana);
        core.people().logins().confirmations().beginChange(ana, PASSWORD, "other@mail.example", "192.0.2.1");
        secondFactor(core, ana);
        core.people().logins().invite(ana, 1);
        core.people().follows().follow(ana, ben, Follows.Options.DEFAULT);
        core.people().follows().follow(ben, ana, Follows.Options.DEFAULT);
        core.tagging().tags().follow(ana, "here");
        core.tagging().featured().add(ana, "here");
        new AttributionDomains(core.database(), core.people().store()).set(ana, Set.of("news.example"));
        core.alerts().alerts().subscribe(ana, new TrendSubscription.OfTag(new TagName("here")));
        status = post(core, ana, "It begins #here https://here.example/begin", Optional.empty());
        reply = post(core, ben, "@ana so it does #here", Optional.of(status));
        core.publishing().posting().edit(ana, status, Draft.of("It goes on #here https://here.example/begin"));
        core.publishing().replyLimits().set(ana, status, ReplyPolicy.NOBODY);
        core.filtering().filters().muteTag(ana, "here", Optional.empty());
        Filter filter = core.filtering().filters().muteTag(ben, "here", Optional.empty());
        core.filtering().filters().addPost(ben, filter.id(), status);
        for (AccountId each : List.of(ana, ben)) {
            StatusId others = each.equals(ana) ? reply : status;
            core.publishing().posting().boost(each, others, Optional.empty());
            core.publishing().interactions().favourite(each, others);
            core.publishing().interactions().bookmark(each, others);
        }
        // The table of mentions refers to a status and to an account.
        post(core, ana, "@ben look", Optional.empty());
        core.publishing().posting().edit(ana, status, Draft.of("It goes on, @ben #here https://here.example/begin"));
        Follower.catchUp(core.events(), core.tagging().counts());
        core.database().writing(tx -> ROWS.forEach(sql -> run(tx, sql)));
    }

    private static AccountId account(Core core, String name) {
        return TestLogins.create(core, name, Role.USER);
    }

    private static StatusId post(Core core, AccountId author, String text, Optional<StatusId> inReplyTo) {
        return core.publishing()
                .posting()
                .post(
                        author,
                        Draft.builder(text)
                                .inReplyTo(inReplyTo)
                                .idempotencyKey(Optional.of("key of " + text))
                                .build())
                .status()
                .id();
    }

    /** Runs a statement in which {@code :ana}, {@code :ben}, {@code :cay}, {@code :status} and {@code :reply} stand for ids. */
    void run(Tx tx, String statement) {
        Sql sql = tx.sql(statement);
        if (statement.contains(":ana")) {
            sql.set("ana", ana.value());
        }
        if (statement.contains(":ben")) {
            sql.set("ben", ben.value());
        }
        if (statement.contains(":cay")) {
            sql.set("cay", cay.value());
        }
        if (statement.contains(":status")) {
            sql.set("status", status.value());
        }
        if (statement.contains(":reply")) {
            sql.set("reply", reply.value());
        }
        sql.run();
    }

    /** Passkeys, and a second factor that is not confirmed, so that sign-ins need no code. */
    private static void secondFactor(Core core, AccountId account) {
        core.database().writing(tx -> {
            for (String row : List.of(
                    "totp (account_id, secret) VALUES (:account, 'MY')",
                    "recovery_code (account_id, code_hash) VALUES (:account, 'hash')",
                    "sign_in_ticket (token_hash, account_id, expires_at) VALUES ('hash', :account, 0)",
                    "notification_digest (account_id, period, token, last_id, next_at) VALUES (:account, 'daily', 'token', 0, 0)",
                    "passkey_user (account_id, handle) VALUES (:account, 'handle')",
                    "passkey (credential_id, account_id, name, public_key, sign_count, backup_eligible, created_at,"
                            + " last_used_at) VALUES ('id', :account, 'Key', 'key', 0, FALSE, 0, 0)",
                    "passkey_challenge (challenge_hash, browser_hash, purpose, account_id, expires_at)"
                            + " VALUES ('hash', 'hash', 'register', :account, 0)")) {
                tx.sql("INSERT INTO " + row).set("account", account.value()).run();
            }
        });
    }
}
