package org.groundswell.moderation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.tags.TagSettingsStore;

/** SQL on the table {@code trend_verdict} and on the trend settings in {@code server_setting}. */
public final class VerdictStore {
    private static final String APPROVAL = "trends_approval";
    private static final String INSTALLATION = "installation";

    private final TagSettingsStore settings = new TagSettingsStore();

    public Verdicts all(Tx tx) {
        Set<String> approved = new HashSet<>();
        Set<String> tags = new HashSet<>();
        Set<Long> accounts = new HashSet<>();
        Set<String> domains = new HashSet<>();
        Verdicts.Entries entries =
                new Verdicts.Entries(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (TrendReview.Decided each : decided(tx)) {
            switch (each.subject()) {
                case Subject.OfTag(var tag) -> (each.withheld() ? tags : approved).add(tag.key());
                case Subject.OfPost(var post) -> add(entries.hiddenPosts(), post.toString(), each.withheld());
                case Subject.OfLink(var link) ->
                    (each.withheld() ? entries.hiddenLinks() : entries.approvedLinks()).add(link.url());
                case Subject.OfPublisher(var site) -> add(entries.hiddenPublishers(), site, each.withheld());
                case Subject.OfAccount(var account) -> accounts.add(account.value());
                case Subject.OfDomain(var domain) -> domains.add(domain);
            }
        }
        return new Verdicts(isApprovalNeeded(tx), approved, tags, settings.unlisted(tx), accounts, domains, entries);
    }

    private static void add(Set<String> hidden, String key, boolean withheld) {
        if (withheld) {
            hidden.add(key);
        }
    }

    /** All decisions in force, newest first. */
    List<TrendReview.Decided> decided(Tx tx) {
        return tx.sql(
                        "SELECT kind, subject, verdict, account_id, at, note FROM trend_verdict ORDER BY at DESC, subject")
                .list(row -> new TrendReview.Decided(
                        Subject.of(row.textOf("kind"), row.textOf("subject")),
                        "withheld".equals(row.textOf("verdict")),
                        new AccountId(row.longOf("account_id")),
                        row.instantOf("at"),
                        row.textOf("note")));
    }

    void decide(Tx tx, Subject subject, boolean withheld, AccountId by, Instant at, String note) {
        tx.sql("""
                INSERT INTO trend_verdict (kind, subject, verdict, account_id, at, note)
                VALUES (:kind, :subject, :verdict, :account, :at, :note)
                ON CONFLICT (kind, subject) DO UPDATE
                   SET verdict = excluded.verdict, account_id = excluded.account_id,
                       at = excluded.at, note = excluded.note
                """)
                .set("kind", subject.kind())
                .set("subject", subject.key())
                .set("verdict", withheld ? "withheld" : "approved")
                .set("account", by.value())
                .set("at", at)
                .set("note", note)
                .run();
    }

    /** Deletes a decision. False if there was none. */
    boolean undo(Tx tx, Subject subject) {
        return tx.sql("DELETE FROM trend_verdict WHERE kind = :kind AND subject = :subject")
                        .set("kind", subject.kind())
                        .set("subject", subject.key())
                        .run()
                > 0;
    }

    boolean isApprovalNeeded(Tx tx) {
        return tx.sql("SELECT value FROM server_setting WHERE name = :name")
                .set("name", APPROVAL)
                .first(row -> row.textOf("value").equals("yes"))
                .orElse(false);
    }

    void setApprovalNeeded(Tx tx, boolean needed) {
        tx.sql("""
                INSERT INTO server_setting (name, value) VALUES (:name, :value)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """).set("name", APPROVAL).set("value", needed ? "yes" : "no").run();
    }

    /** The unique id of this database, created at the first call. */
    public String installation(Tx tx) {
        tx.sql("INSERT INTO server_setting (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING")
                .set("name", INSTALLATION)
                .set("value", UUID.randomUUID().toString())
                .run();
        return tx.sql("SELECT value FROM server_setting WHERE name = :name")
                .set("name", INSTALLATION)
                .first(row -> row.textOf("value"))
                .orElseThrow();
    }
}
