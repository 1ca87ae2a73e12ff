package org.groundswell.statuses;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.groundswell.db.Dialect;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.media.AttachmentCodec;
import org.groundswell.model.AccountId;
import org.groundswell.model.CardId;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.PollCodec;
import org.groundswell.polls.PollResult;
import org.jspecify.annotations.Nullable;

/** The tables {@code status} and {@code status_mention}. */
public final class StatusStore {
    private static final String BY_ID = "SELECT " + StatusRows.COLUMNS + " FROM status s WHERE s.id = :id";
    private static final String BY_IDS = "SELECT " + StatusRows.COLUMNS + " FROM status s WHERE s.id IN (:ids)";
    private static final String BY_IDS_WITH_VERSION =
            "SELECT s.version, " + StatusRows.COLUMNS + " FROM status s WHERE s.id IN (:ids)";
    private static final String CHANGING_BY_IDS =
            "SELECT " + StatusRows.CHANGING + " FROM status s WHERE s.id IN (:ids)";
    private static final String BOOST =
            "SELECT " + StatusRows.COLUMNS + " FROM status s WHERE s.boost_of_id = :status AND s.account_id = :account";
    private static final String HOLD = "SELECT id FROM status WHERE id = :id";
    private static final String HOLD_IN_POSTGRESQL = HOLD + " FOR KEY SHARE";

    /**
     * The additional facts of an imported status.
     *
     * @param poll the votes in its poll
     */
    public record Origin(long boosts, long favourites, Optional<PollResult> poll) {
        public static final Origin NONE = new Origin(0, 0, Optional.empty());
    }

    private final StatusCache cache = new StatusCache();

    public Optional<Status> byId(Tx tx, StatusId id) {
        return tx.sql(BY_ID).set("id", id.value()).first(StatusRows::status);
    }

    public Map<StatusId, Status> byIds(Tx tx, Collection<StatusId> ids) {
        Map<StatusId, Status> found = new HashMap<>();
        if (!ids.isEmpty()) {
            tx.sql(BY_IDS)
                    .setAll("ids", ids.stream().map(StatusId::value).toList())
                    .each(row -> {
                        Status status = StatusRows.status(row);
                        found.put(status.id(), status);
                    });
        }
        return found;
    }

    /** The same, as far as possible without reading what is known. */
    public Map<StatusId, Status> known(Tx tx, Collection<StatusId> ids) {
        Map<StatusId, Status> found = new HashMap<>();
        if (!ids.isEmpty()) {
            known(
                            tx,
                            tx.sql(CHANGING_BY_IDS)
                                    .setAll(
                                            "ids",
                                            ids.stream().map(StatusId::value).toList()))
                    .forEach(status -> found.put(status.id(), status));
        }
        return found;
    }

    /**
     * The statuses that a query finds, in its order. Whole rows are read only of statuses that are not known as they are.
     *
     * @param rows a query for {@link StatusRows#CHANGING}
     */
    public List<Status> known(Tx tx, Sql rows) {
        List<StatusId> ids = new ArrayList<>();
        Map<StatusId, Status> found = new HashMap<>();
        rows.each(row -> {
            StatusId id = new StatusId(row.longOf("id"));
            ids.add(id);
            Status known = cache.find(id, row);
            if (known != null) {
                found.put(id, known);
            }
        });
        List<Long> unknown = ids.stream()
                .filter(id -> !found.containsKey(id))
                .map(StatusId::value)
                .toList();
        if (!unknown.isEmpty()) {
            tx.sql(BY_IDS_WITH_VERSION).setAll("ids", unknown).each(row -> {
                Status status = StatusRows.status(row);
                cache.put(row.longOf("version"), status);
                found.put(status.id(), status);
            });
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * The same, locked until the transaction ends: other transactions that change or delete them wait. Locks are taken in the
     * order of ids, so that two transactions can't deadlock.
     */
    public Map<StatusId, Status> lock(Tx tx, Collection<StatusId> ids) {
        if (tx.dialect() == Dialect.SQLITE) {
            // It has one writer.
            return byIds(tx, ids);
        }
        Map<StatusId, Status> found = new HashMap<>();
        tx.sql(BY_IDS + " ORDER BY s.id FOR UPDATE")
                .setAll("ids", ids.stream().map(StatusId::value).sorted().toList())
                .each(row -> {
                    Status status = StatusRows.status(row);
                    found.put(status.id(), status);
                });
        return found;
    }

    /** Whether a status is there; if so it is not deleted before the transaction ends. */
    public boolean hold(Tx tx, StatusId id) {
        return tx.sql(tx.dialect() == Dialect.POSTGRESQL ? HOLD_IN_POSTGRESQL : HOLD)
                .set("id", id.value())
                .first(row -> row.longOf("id"))
                .isPresent();
    }

    public Optional<Boost> findBoost(Tx tx, StatusId status, AccountId account) {
        return tx.sql(BOOST)
                .set("status", status.value())
                .set("account", account.value())
                .first(StatusRows::boost);
    }

    public boolean isBoostedBy(Tx tx, StatusId status, AccountId account) {
        return findBoost(tx, status, account).isPresent();
    }

    /**
     * Adds a status; false if one from the same place, or the same boost, is there already.
     *
     * @param restored the visibility it gets once its author's restrictions end, if they have changed it
     */
    public boolean insert(Tx tx, Status status, Origin origin, Optional<Visibility> restored) {
        Sql insert = tx.sql("""
                        INSERT INTO status (id, account_id, local, visibility, restored_visibility, text, html, spoiler, sensitive, language,
                                            country, cell, tags, mentions, in_reply_to_id, in_reply_to_account_id, conversation_id,
                                            boost_of_id, quote_of_id, quote_policy, app_id, uri, origin_boosts, origin_favourites, media,
                                            poll, version)
                        VALUES (:id, :account, :local, :visibility, :restored, :text, :html, :spoiler, :sensitive, :language,
                                :country, :cell, :tags, :mentions, :inReplyTo, :inReplyToAccount,
                                (SELECT coalesce(p.conversation_id, p.id) FROM status p WHERE p.id = :inReplyTo),
                                :boostOf, :quoteOf, :quotePolicy, :app, :uri, :originBoosts, :originFavourites, :media, :poll, :version)
                        ON CONFLICT DO NOTHING
                        """)
                .set("id", status.id().value())
                .set("account", status.account().value())
                .set("local", status.source().local())
                .set("visibility", status.visibility().code())
                .setOrNull("restored", restored.map(each -> (long) each.code()).orElse(null))
                .set("country", status.source().country().map(CountryCode::code).orElse(""))
                .setOrNull(
                        "cell",
                        status.source().cell().map(cell -> (long) cell.number()).orElse(null))
                .setOrNull("app", status.source().app().orElse(null))
                .set("uri", status.source().uri().orElse(null))
                .set("originBoosts", origin.boosts())
                .set("originFavourites", origin.favourites())
                .set("version", ThreadLocalRandom.current().nextLong());
        switch (status) {
            case Post post -> {
                setContent(insert, post.content());
                setReferences(insert, post.references(), null);
                insert.set("quotePolicy", post.quotePolicy().code());
            }
            case Boost boost -> {
                setContent(insert, Post.Content.EMPTY);
                setReferences(insert, Post.References.NONE, boost.original());
                insert.set("quotePolicy", QuotePolicy.NOBODY.code());
            }
        }
        boolean added = insert.run() == 1;
        if (added) {
            insertMentions(tx, status.id(), status.mentioned());
        }
        return added;
    }

    private static Sql setContent(Sql statement, Post.Content content) {
        return statement
                .set("text", content.text())
                .set("html", content.html().html())
                .set("spoiler", content.spoiler())
                .set("sensitive", content.sensitive())
                .set("language", content.language().map(LanguageCode::tag).orElse(""))
                .set("tags", String.join(" ", content.tags()))
                .set("mentions", joined(content.mentions()))
                .set("media", AttachmentCodec.write(content.attachments()))
                .set("poll", PollCodec.write(content.poll()));
    }

    private static void setReferences(Sql statement, Post.References references, @Nullable StatusId boosted) {
        statement
                .setOrNull("inReplyTo", references.parent().map(StatusId::value).orElse(null))
                .setOrNull(
                        "inReplyToAccount",
                        references.parentAuthor().map(AccountId::value).orElse(null))
                .setOrNull(
                        "quoteOf",
                        references.quote().map(quote -> quote.status().value()).orElse(null))
                .setOrNull("boostOf", boosted == null ? null : boosted.value());
    }

    public void updateContent(Tx tx, StatusId id, Post.Content content, Instant editedAt) {
        setContent(tx.sql("""
                                UPDATE status
                                   SET text = :text, html = :html, spoiler = :spoiler, sensitive = :sensitive,
                                       language = :language, tags = :tags, mentions = :mentions, media = :media, poll = :poll,
                                       edited_at = :editedAt, version = :version
                                 WHERE id = :id
                                """), content)
                .set("id", id.value())
                .set("editedAt", editedAt)
                .set("version", ThreadLocalRandom.current().nextLong())
                .run();
        tx.sql("DELETE FROM status_mention WHERE status_id = :id")
                .set("id", id.value())
                .run();
        insertMentions(tx, id, content.mentions());
    }

    /** Sets or removes the card of a post. */
    public void updateCard(Tx tx, StatusId id, Optional<CardId> card) {
        tx.sql("UPDATE status SET card_id = :card, version = :version WHERE id = :id")
                .set("id", id.value())
                .setOrNull("card", card.map(CardId::value).orElse(null))
                .set("version", ThreadLocalRandom.current().nextLong())
                .run();
    }

    /** Says who may quote a post from now on. */
    public void updateQuotePolicy(Tx tx, StatusId id, QuotePolicy policy) {
        tx.sql("UPDATE status SET quote_policy = :policy, version = :version WHERE id = :id")
                .set("id", id.value())
                .set("policy", policy.code())
                .set("version", ThreadLocalRandom.current().nextLong())
                .run();
    }

    /** Marks the quote of a post as revoked. */
    public void revokeQuote(Tx tx, StatusId quoting) {
        tx.sql("UPDATE status SET quote_revoked = :revoked, version = :version WHERE id = :id")
                .set("id", quoting.value())
                .set("revoked", true)
                .set("version", ThreadLocalRandom.current().nextLong())
                .run();
    }

    /** Posts that have one of some cards. */
    public List<StatusId> withCards(Tx tx, List<CardId> cards, int limit) {
        return tx.sql("SELECT id FROM status WHERE card_id IN (:cards) ORDER BY id LIMIT :limit")
                .setAll("cards", cards.stream().map(CardId::value).toList())
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("id")));
    }

    /** @param restored the visibility it gets once its author's restrictions end, if they have changed it */
    public void updateVisibility(Tx tx, StatusId id, Visibility visibility, Optional<Visibility> restored) {
        tx.sql("""
                UPDATE status SET visibility = :visibility, restored_visibility = :restored, version = :version
                 WHERE id = :id
                """)
                .set("id", id.value())
                .set("visibility", visibility.code())
                .setOrNull("restored", restored.map(each -> (long) each.code()).orElse(null))
                .set("version", ThreadLocalRandom.current().nextLong())
                .run();
    }

    /** Counts a reply more or less; false if the status answered is gone. */
    public boolean countReply(Tx tx, StatusId parent, int delta) {
        return tx.sql("UPDATE status SET replies = replies + :delta WHERE id = :id")
                        .set("id", parent.value())
                        .set("delta", delta)
                        .run()
                == 1;
    }

    /** Counts a boost more or less; false if the status boosted is gone. */
    public boolean countBoost(Tx tx, StatusId original, int delta, boolean imported) {
        return tx.sql("""
                UPDATE status SET boosts = boosts + :delta, imported_boosts = imported_boosts + :imported WHERE id = :id
                """)
                        .set("id", original.value())
                        .set("delta", delta)
                        .set("imported", imported ? delta : 0)
                        .run()
                == 1;
    }

    /** Counts a quote more or less; false if the status quoted is gone. */
    public boolean countQuote(Tx tx, StatusId quoted, int delta) {
        return tx.sql("UPDATE status SET quotes = quotes + :delta WHERE id = :id")
                        .set("id", quoted.value())
                        .set("delta", delta)
                        .run()
                == 1;
    }

    /** Deletes the row of a status; false if it was gone. Rows that refer to it stay. */
    public boolean delete(Tx tx, StatusId id) {
        return tx.sql("DELETE FROM status WHERE id = :id").set("id", id.value()).run() == 1;
    }

    /** Whether a status replies to a post of an account that mentions its author. */
    public boolean isReplyOfMentioned(Tx tx, StatusId status, AccountId account) {
        return tx.sql("""
                        SELECT count(*) FROM status s
                          JOIN status p ON p.id = s.in_reply_to_id AND p.account_id = :account
                          JOIN status_mention m ON m.status_id = p.id AND m.account_id = s.account_id
                         WHERE s.id = :status
                        """)
                        .set("status", status.value())
                        .set("account", account.value())
                        .number()
                > 0;
    }

    /** Whether a status mentions an account. */
    public boolean isMentioned(Tx tx, StatusId status, AccountId account) {
        return tx.sql("SELECT count(*) FROM status_mention WHERE account_id = :account AND status_id = :status")
                        .set("account", account.value())
                        .set("status", status.value())
                        .number()
                > 0;
    }

    private static void insertMentions(Tx tx, StatusId id, List<AccountId> mentions) {
        for (AccountId mention : mentions) {
            tx.sql(
                            "INSERT INTO status_mention (status_id, account_id) VALUES (:status, :account) ON CONFLICT DO NOTHING")
                    .set("status", id.value())
                    .set("account", mention.value())
                    .run();
        }
    }

    private static String joined(List<AccountId> ids) {
        return ids.isEmpty() ? "" : ids.stream().map(AccountId::toString).collect(Collectors.joining(" "));
    }
}
