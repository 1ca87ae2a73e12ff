package org.groundswell.search;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.reputation.Reputation;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.search.index.IndexedStatus;
import org.groundswell.search.query.Attachment;
import org.groundswell.search.query.Trait;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusStore;
import org.groundswell.statuses.TextFacts;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.visibility.VisibilitySql;

/** Reads from the tables what the index has. */
final class IndexedStatusStore {
    private static final String BEFORE = "SELECT s.id FROM status s WHERE s.id < :before AND s.boost_of_id IS NULL AND "
            + VisibilitySql.isNotHidden("s") + " ORDER BY s.id DESC LIMIT :limit";
    /** The weight of an account without any reputation; the index can't have 0. */
    private static final float LEAST_WEIGHT = 1f / AccountTraits.FULL;

    private final StatusStore statuses;
    private final ReputationPolicyStore reputations = new ReputationPolicyStore(new VerdictStore());

    IndexedStatusStore(StatusStore statuses) {
        this.statuses = statuses;
    }

    /** Those of some statuses that belong in the index, as they are now. */
    List<IndexedStatus> byIds(Tx tx, Collection<StatusId> ids, long now) {
        List<Post> posts = statuses.byIds(tx, ids).values().stream()
                .flatMap(status -> status.post().stream())
                .filter(post -> !post.visibility().isHidden())
                .toList();
        if (posts.isEmpty()) {
            return List.of();
        }
        Set<AccountId> authors = posts.stream().map(Post::account).collect(Collectors.toSet());
        Map<AccountId, Boolean> indexable = indexable(tx, authors);
        Map<AccountId, Reputation> known = reputations.reputations(tx, authors);
        ReputationPolicy policy = reputations.now(tx, now);
        return posts.stream()
                .filter(post -> indexable.containsKey(post.account()))
                .map(post -> indexed(post, indexable.getOrDefault(post.account(), false), weight(post, known, policy)))
                .toList();
    }

    /** Ids of statuses for the index below an id, the highest first. */
    List<StatusId> before(Tx tx, long id, int limit) {
        return tx.sql(BEFORE).set("before", id).set("limit", limit).list(row -> new StatusId(row.longOf("id")));
    }

    /** The number of statuses that are not boosts. */
    long count(Tx tx) {
        return tx.sql("SELECT count(*) FROM status WHERE boost_of_id IS NULL").number();
    }

    /** Whether the public statuses of each of some accounts may be found by everyone. Deleted accounts are left out. */
    Map<AccountId, Boolean> indexable(Tx tx, Collection<AccountId> accounts) {
        Map<AccountId, Boolean> found = new HashMap<>();
        if (!accounts.isEmpty()) {
            tx.sql("SELECT id, indexable FROM account WHERE id IN (:ids)")
                    .setAll("ids", accounts.stream().map(AccountId::value).toList())
                    .each(row -> found.put(new AccountId(row.longOf("id")), row.booleanOf("indexable")));
        }
        return found;
    }

    private static float weight(Post post, Map<AccountId, Reputation> known, ReputationPolicy policy) {
        Reputation reputation = known.get(post.account());
        if (reputation == null) {
            return LEAST_WEIGHT;
        }
        int trust = policy.traits(reputation, post.createdAt().toEpochMilli()).trust();
        return Math.max(LEAST_WEIGHT, (float) trust / AccountTraits.FULL);
    }

    private static IndexedStatus indexed(Post post, boolean indexable, float weight) {
        Post.Content content = post.content();
        Set<TagName> tags =
                content.tags().stream().map(TagName::of).collect(Collectors.toCollection(LinkedHashSet::new));
        return new IndexedStatus(
                post.id(),
                post.account(),
                text(content),
                tags,
                content.mentions(),
                post.references().parentAuthor(),
                content.language(),
                attachments(post),
                traits(post),
                post.visibility().isListed(),
                indexable,
                weight);
    }

    private static Set<Attachment> attachments(Post post) {
        Set<Attachment> attachments = EnumSet.noneOf(Attachment.class);
        if (!TextFacts.links(post.content()).isEmpty()) {
            attachments.add(Attachment.LINK);
        }
        for (var medium : post.content().attachments()) {
            attachments.add(Attachment.MEDIA);
            attachments.add(
                    switch (medium.kind()) {
                        case IMAGE -> Attachment.IMAGE;
                        case GIFV, VIDEO -> Attachment.VIDEO;
                        case AUDIO -> Attachment.AUDIO;
                    });
        }
        if (post.content().poll().isPresent()) {
            attachments.add(Attachment.POLL);
        }
        return attachments;
    }

    /** Everything that is read: the content warning, the text, the options of a poll, and the alternative texts of media. */
    private static String text(Post.Content content) {
        return Stream.concat(
                        Stream.of(content.spoiler(), content.text()),
                        Stream.concat(
                                content.poll().stream().flatMap(poll -> poll.options().stream()),
                                content.attachments().stream().map(medium -> medium.description())))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static Set<Trait> traits(Post post) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (post.references().parent().isPresent()
                || post.references().parentAuthor().isPresent()) {
            traits.add(Trait.REPLY);
        }
        if (post.references().quoted().isPresent()) {
            traits.add(Trait.QUOTE);
        }
        if (post.content().sensitive()) {
            traits.add(Trait.SENSITIVE);
        }
        return traits;
    }
}
